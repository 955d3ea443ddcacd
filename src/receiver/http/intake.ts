import type { Clock } from '../clock.ts'
import { type RefusalReason, reasons } from '../domain/verdict.ts'
import type { Log } from '../log.ts'
import type { Answer, ReceivedRequest } from '../receive.ts'
import type { RefusedRequests } from '../refused-requests.ts'
import type { BodyResult } from './read-body.ts'

/** A request as a door finds it, its body still to be read. */
export interface ArrivingRequest extends Pick<ReceivedRequest, 'rawHeaders' | 'headers' | 'eventOfPath'> {
  method: string | undefined
  /** Takes bytes, and refuses a body of more. Never rejects. */
  readBody(limit: number): Promise<BodyResult>
}

/** All that happens between a framework's request and the answer to it: what every door is built on. Never rejects. */
export type Intake = (request: ArrivingRequest) => Promise<Answer>

export interface IntakeOptions {
  receive: (request: ReceivedRequest) => Promise<Answer>
  refused: RefusedRequests
  /** Bytes. */
  bodyLimit: number
  isRunning: () => boolean
  clock: Clock
  log: Log
}

const noBody = Buffer.alloc(0)

export function createIntake({ receive, refused, bodyLimit, isRunning, clock, log }: IntakeOptions): Intake {
  function refuse({ rawHeaders }: ArrivingRequest, reason: RefusalReason): Answer {
    refused.add({ reason, at: clock.now(), rawHeaders, body: noBody })
    if (reason === 'raw_body_gone') {
      log.error(
        {},
        `${reasons[reason].message} docs/frameworks.md tells, for each framework, how to keep them.`,
      )
    }
    return { status: reasons[reason].status, verdict: 'refused', reason }
  }

  return async function intake(request) {
    if (request.method !== 'POST') return refuse(request, 'method_not_allowed')
    if (!isRunning()) return refuse(request, 'stopping')
    const read = await request.readBody(bodyLimit)
    if (!read.ok) return refuse(request, read.reason)
    const { rawHeaders, headers, eventOfPath } = request
    try {
      return await receive({ body: read.body, rawHeaders, headers, eventOfPath })
    } catch (error) {
      log.error({ err: error }, 'The receiver itself failed')
      return refuse(request, 'storage_failed')
    }
  }
}
