import type { Clock } from '../clock.ts'
import { type RefusalReason, reasons } from '../domain/verdict.ts'
import type { Log } from '../log.ts'
import type { Counts } from '../measures/counts.ts'
import type { Answer, ReceivedRequest } from '../receive.ts'
import { createRefusalLines } from '../refusal-lines.ts'
import type { RefusedRequests } from '../refused-requests.ts'
import type { RequestIds } from '../request-ids.ts'
import type { BodyResult } from './read-body.ts'

/** A request as a door finds it, its body still to be read. */
export interface ArrivingRequest
  extends Pick<ReceivedRequest, 'rawHeaders' | 'headers' | 'eventOfPath' | 'reconciled'> {
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
  requestIds: RequestIds
  counts: Counts
  clock: Clock
  log: Log
}

const noBody = Buffer.alloc(0)

export function createIntake(options: IntakeOptions): Intake {
  const { receive, refused, bodyLimit, isRunning, requestIds, counts, clock, log } = options
  const tellRefused = createRefusalLines({ clock, log })

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

  /** All that is known of a request once it is answered goes through here, and little else is done for it. */
  function tell(answered: Answer, { begun, requestId }: { begun: number; requestId: string }): Answer {
    const milliseconds = performance.now() - begun
    counts.answered(answered, milliseconds)
    const { verdict, reason, id } = answered
    if (verdict === 'refused') tellRefused(requestId, reason as RefusalReason)
    else log.debug({ requestId, verdict, reason, entry: id, milliseconds }, 'Answered')
    return answered
  }

  return async function intake(request) {
    const { method, rawHeaders, headers, eventOfPath, reconciled } = request
    const begun = performance.now()
    const requestId = requestIds.of(headers)
    const known = { begun, requestId }
    if (method !== 'POST') return tell(refuse(request, 'method_not_allowed'), known)
    if (!isRunning()) return tell(refuse(request, 'stopping'), known)
    const read = await request.readBody(bodyLimit)
    if (!read.ok) return tell(refuse(request, read.reason), known)
    try {
      return tell(
        await receive({ body: read.body, rawHeaders, headers, eventOfPath, reconciled, requestId }),
        known,
      )
    } catch (error) {
      log.error({ err: error, requestId }, 'The receiver itself failed')
      return tell(refuse(request, 'storage_failed'), known)
    }
  }
}
