import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import { type RefusalReason, reasons } from '../domain/verdict.ts'
import type { Log } from '../log.ts'
import type { Answer, ReceivedRequest } from '../receive.ts'
import type { RefusedRequests } from '../refused-requests.ts'
import { readBody } from './read-body.ts'

export interface DoorOptions {
  receive: (request: ReceivedRequest) => Promise<Answer>
  refused: RefusedRequests
  /** Bytes. */
  bodyLimit: number
  isRunning: () => boolean
  clock: Clock
  log: Log
}

/** Takes a hook's request on Node's own request and response, whatever framework stands around them. */
export type Door = (req: IncomingMessage, res: ServerResponse, eventOfPath?: string) => void

const noBody = Buffer.alloc(0)

export function createDoor({ receive, refused, bodyLimit, isRunning, clock, log }: DoorOptions): Door {
  function refuse(req: IncomingMessage, res: ServerResponse, reason: RefusalReason): void {
    refused.add({ reason, at: clock.now(), rawHeaders: req.rawHeaders, body: noBody })
    if (reason === 'raw_body_gone') log.error({}, reasons[reason].message)
    answer(res, { status: reasons[reason].status, verdict: 'refused', reason })
  }

  return function door(req, res, eventOfPath) {
    if (req.method !== 'POST') {
      res.setHeader('Allow', 'POST')
      return refuse(req, res, 'method_not_allowed')
    }
    if (!isRunning()) return refuse(req, res, 'stopping')
    readBody(req, bodyLimit, (result) => {
      if (!result.ok) return refuse(req, res, result.reason)
      const failed = (error: unknown) => {
        log.error({ err: error }, 'The receiver itself failed')
        refuse(req, res, 'storage_failed')
      }
      try {
        receive({ body: result.body, rawHeaders: req.rawHeaders, headers: req.headers, eventOfPath }).then(
          (given) => answer(res, given),
          failed,
        )
      } catch (error) {
        failed(error)
      }
    })
  }
}

function answer(res: ServerResponse, { status, verdict, reason, id }: Answer): void {
  // Words of ours and an id that we made: nothing in them needs to be escaped.
  const text = `{"verdict":"${verdict}"${reason ? `,"reason":"${reason}"` : ''}${id ? `,"id":"${id}"` : ''}}`
  // As a flat list Node takes them as they are.
  res.writeHead(status, ['Content-Type', 'application/json', 'Content-Length', String(text.length)])
  res.end(text)
}
