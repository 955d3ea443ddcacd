/**
 * Every "no" that the store can expect to say: its code, the HTTP status that carries it, and what it means.
 * A refusal is a value; exceptions are kept for faults of our own.
 */
export const refusals = {
  json_malformed: { status: 400, message: 'The body is not valid JSON' },
  body_malformed: { status: 400, message: 'The body has not the shape that this route takes' },
  event_unknown: { status: 400, message: 'There is no such event' },
  credentials_missing: { status: 401, message: 'Credentials are missing' },
  credentials_wrong: { status: 401, message: 'The credentials are wrong' },
  host_refused: { status: 403, message: 'This host name is not one of the store’s' },
  origin_refused: { status: 403, message: 'Requests from other sites are refused' },
  event_unraised: { status: 404, message: 'The store does not raise this event' },
  route_unknown: { status: 404, message: 'There is no such route' },
  order_unknown: { status: 404, message: 'There is no such order' },
  hook_unknown: { status: 404, message: 'There is no such hook' },
  delivery_unknown: { status: 404, message: 'There is no such delivery' },
  mail_unknown: { status: 404, message: 'There is no such mail' },
  body_too_large: { status: 413, message: 'The body is larger than this API takes' },
  step_illegal: { status: 422, message: 'The order cannot take this step' },
  order_invalid: { status: 422, message: 'The order is not valid' },
  currency_invalid: { status: 422, message: 'The currency is not an ISO 4217 code' },
  status_unknown: { status: 422, message: 'There is no such status' },
  url_invalid: { status: 422, message: 'The URL is not an http or https address' },
  url_unreachable: { status: 422, message: 'The URL cannot be reached' },
  delivery_unfinished: { status: 422, message: 'The delivery is still under way' },
  hook_gone: { status: 422, message: 'The hook is gone, and no other takes this event at the same URL' },
  faults_invalid: { status: 422, message: 'The faults cannot be set so' },
  clock_invalid: { status: 422, message: 'The clock cannot be set so' },
  nothing_waiting: { status: 422, message: 'No delivery is waiting' },
  feed_refused: { status: 503, message: 'The live feed takes no further reader' },
} as const

export type RefusalCode = keyof typeof refusals

/** A refusal with what is particular to this case: `detail` goes on where the table's message ends. */
export interface Refusal {
  ok: false
  code: RefusalCode
  detail: string | null
}

/** The value asked for, or a refusal. */
export type Result<T> = { ok: true; value: T } | Refusal

export function refuse(code: RefusalCode, detail: string | null = null): Refusal {
  return { ok: false, code, detail }
}

export function accept<T>(value: T): { ok: true; value: T } {
  return { ok: true, value }
}

/** One sentence for people: the table's message, and after a colon what is particular. */
export function sayRefusal(refusal: Refusal): string {
  const { message } = refusals[refusal.code]
  return refusal.detail === null ? `${message}.` : `${message}: ${refusal.detail}`
}
