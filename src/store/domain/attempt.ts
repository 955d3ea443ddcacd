import type { FaultId } from './faults.ts'
import type { RequestHeaders } from './request-headers.ts'

/**
 * Delivered, or why the attempt failed: the name did not resolve, nobody listened, the certificate or handshake was
 * refused, the time limit passed, the connection broke otherwise, the answer was a redirect, or another status than
 * 2xx.
 */
export const attemptOutcomes = [
  'delivered',
  'dns',
  'refused',
  'tls',
  'timeout',
  'network',
  'redirect',
  'status',
] as const

export type AttemptOutcome = (typeof attemptOutcomes)[number]

export type FailureClass = Exclude<AttemptOutcome, 'delivered'>

/** What the receiver answered. */
export interface ReceivedAnswer {
  status: number
  /** By lower-case name; of a header sent several times, the values joined by a comma. */
  headers: Readonly<Record<string, string>>
  /** At most 64 KiB; the rest is read and thrown away. */
  body: Uint8Array
  /** True when the body was longer than what is kept. */
  truncated: boolean
}

/** What came of sending: a whole answer, or a failure below HTTP. */
export type AttemptAnswer =
  | { answered: true; answer: ReceivedAnswer; latencyMs: number }
  | {
      answered: false
      failure: Exclude<FailureClass, 'redirect' | 'status'>
      message: string
      latencyMs: number
    }

/** One HTTP POST of a delivery and its outcome, as the store keeps it. */
export interface Attempt {
  /** `<delivery id>.<n>`. */
  id: string
  deliveryId: number
  /** From 1. */
  n: number
  /** Milliseconds since 1970 on the store's clock. */
  startedAt: number
  url: string
  /** Null where they are those of its event: in every attempt, unless the store's settings have changed since. */
  requestHeaders: RequestHeaders | null
  outcome: AttemptOutcome
  /** What went wrong, in words; null when delivered. */
  message: string | null
  /** The answer's status; null when none came. */
  status: number | null
  answer: KeptAnswer | null
  /** Milliseconds of the wall clock. */
  latencyMs: number
  /** The fault that the store was told to commit; left out where it behaved. */
  fault?: FaultId
  /** What was sent where the fault changed it; left out where it is the body of the event. */
  sentBodyBase64?: string
  /** What came of the second request, where the fault sent one. */
  again?: AttemptEnd
}

/** What came of a request. */
export interface AttemptEnd {
  outcome: AttemptOutcome
  message: string | null
  status: number | null
}

/** An answer as kept: the body in Base64, since it may be any bytes. */
export interface KeptAnswer {
  headers: Readonly<Record<string, string>>
  bodyBase64: string
  truncated: boolean
}

export function attemptId(deliveryId: number, n: number): string {
  return `${deliveryId}.${n}`
}

/** Any 2xx delivers; a redirect is not followed and fails, as does every other status. */
export function outcomeOf(answer: AttemptAnswer): Pick<AttemptEnd, 'outcome' | 'message'> {
  if (!answer.answered) return { outcome: answer.failure, message: answer.message }
  const { status, headers } = answer.answer
  if (status >= 200 && status < 300) return { outcome: 'delivered', message: null }
  if (status >= 300 && status < 400) {
    return {
      outcome: 'redirect',
      message: `answered ${status} to ${headers.location ?? 'nowhere'}; redirects are not followed`,
    }
  }
  return { outcome: 'status', message: `answered ${status}` }
}

export function endOf(answer: AttemptAnswer): AttemptEnd {
  return { ...outcomeOf(answer), status: answer.answered ? answer.answer.status : null }
}
