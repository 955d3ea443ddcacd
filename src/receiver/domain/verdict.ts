/** What became of a request. */
export type Verdict = 'accepted' | 'quarantined' | 'refused' | 'duplicate'

interface ReasonRow {
  verdict: Exclude<Verdict, 'accepted' | 'duplicate'>
  /** Status of the answer when the reason holds. */
  status: number
  message: string
}

/**
 * Every reason that a request can be anything but accepted, with the answer it gets. Closed: the door gives
 * no other, and docs/reasons.md is held to this table.
 */
export const reasons = {
  event_missing: {
    verdict: 'quarantined',
    status: 200,
    message: 'No Jumpseller-Event header, and the URL does not name the event.',
  },
  event_unknown: {
    verdict: 'quarantined',
    status: 200,
    message: 'An event that the kit does not know.',
  },
  not_json: {
    verdict: 'quarantined',
    status: 200,
    message: 'The body is genuine but not JSON in UTF-8.',
  },
  off_schema: {
    verdict: 'quarantined',
    status: 200,
    message: 'The body is genuine JSON, but not what schemas/body.json describes.',
  },
  signature_missing: {
    verdict: 'refused',
    status: 401,
    message: 'No Jumpseller-Hmac-Sha256 header.',
  },
  signature_malformed: {
    verdict: 'refused',
    status: 401,
    message: 'Jumpseller-Hmac-Sha256 is not the Base64 of 32 bytes.',
  },
  signature_wrong: {
    verdict: 'refused',
    status: 401,
    message: 'The signature was not made over these bytes with the hooks token.',
  },
  unsigned_not_json: {
    verdict: 'refused',
    status: 400,
    message:
      'No hooks token is set, and the body is not JSON in UTF-8: nothing speaks for its being genuine.',
  },
  rejected_as_invalid: {
    verdict: 'refused',
    status: 422,
    message: 'Genuine but unexpected, and ON_INVALID is reject.',
  },
  body_too_large: {
    verdict: 'refused',
    status: 413,
    message: 'The body is larger than BODY_LIMIT.',
  },
  body_incomplete: {
    verdict: 'refused',
    status: 400,
    message: 'The connection ended before the body did.',
  },
  raw_body_gone: {
    verdict: 'refused',
    status: 503,
    message: 'A body parser in front of the receiver consumed the bytes that the signature covers.',
  },
  method_not_allowed: {
    verdict: 'refused',
    status: 405,
    message: 'Hooks are posted.',
  },
  storage_failed: {
    verdict: 'refused',
    status: 503,
    message: 'The request could not be kept; the store is to try again.',
  },
  stopping: {
    verdict: 'refused',
    status: 503,
    message: 'The receiver is not running; the store is to try again.',
  },
} as const satisfies Record<string, ReasonRow>

export type Reason = keyof typeof reasons

type ReasonOf<V extends Verdict> = {
  [R in Reason]: (typeof reasons)[R]['verdict'] extends V ? R : never
}[Reason]
export type QuarantineReason = ReasonOf<'quarantined'>
export type RefusalReason = ReasonOf<'refused'>
