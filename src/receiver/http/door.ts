import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Intake } from './intake.ts'
import { readBody } from './read-body.ts'
import { written } from './written-answer.ts'

/** Takes a hook's request on Node's own request and response, whatever framework stands around them. */
export type Door = (req: IncomingMessage, res: ServerResponse, eventOfPath?: string) => void

export function createDoor(intake: Intake): Door {
  return function door(req, res, eventOfPath) {
    const { method, rawHeaders, headers } = req
    intake({
      method,
      rawHeaders,
      headers,
      eventOfPath,
      readBody: (limit) => new Promise((done) => readBody(req, limit, done)),
    }).then((answer) => {
      const { status, headers, body } = written(answer)
      res.writeHead(status, headers).end(body)
    })
  }
}
