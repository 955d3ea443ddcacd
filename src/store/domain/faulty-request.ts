import { formatTriggeredAt, headerNames, sign } from '../../contract/index.ts'
import type { Chance } from './chance.ts'
import type { FaultId } from './faults.ts'
import type { RequestHeaders } from './request-headers.ts'

/** An attempt that is about to be made, as it would be sent without a fault. */
export interface DueAttempt {
  deliveryId: number
  /** From 1. */
  n: number
  wireEvent: string
  orderId: number | null
  headers: RequestHeaders
  body: Uint8Array
}

export interface FaultyRequest {
  headers: RequestHeaders
  body: Uint8Array
  /** How the body is sent where not in one piece. */
  manner?: 'dribbled' | 'broken off'
}

type Change = (due: DueAttempt, facts: { chance: Chance; now: number }) => FaultyRequest

const changes: Partial<Record<FaultId, Change>> = {
  tamper: ({ headers, body }, { chance }) => ({ headers, body: tampered(body, chance) }),
  truncate: ({ headers, body }) => ({ headers, body: half(body) }),
  break_off: ({ headers, body }) => ({
    headers: { ...headers, 'Content-Length': String(body.length) },
    body: half(body),
    manner: 'broken off',
  }),
  re_stamp: ({ headers, body }, { now }) => ({
    headers: { ...headers, [headerNames.triggeredAt]: formatTriggeredAt(now) },
    body,
  }),
  strip_headers: ({ headers, body }) => ({
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !isVendors(name))),
    body,
  }),
  other_token: ({ headers, body }) => ({
    headers: { ...headers, [headerNames.signature]: sign(body, otherToken) },
    body,
  }),
  wrong_content_type: ({ headers, body }) => ({
    headers: { ...headers, 'Content-Type': 'application/x-www-form-urlencoded' },
    body,
  }),
  slow_body: ({ headers, body }) => ({
    headers: { ...headers, 'Content-Length': String(body.length) },
    body,
    manner: 'dribbled',
  }),
}

const fits: Partial<Record<FaultId, (due: DueAttempt) => boolean>> = {
  reorder: ({ n, orderId }) => n === 1 && orderId !== null,
  re_stamp: ({ n, headers }) => n > 1 && headerNames.triggeredAt in headers,
  strip_headers: ({ headers }) => Object.keys(headers).some(isVendors),
  other_token: ({ headers }) => headerNames.signature in headers,
  tamper: hasTwoBytes,
  truncate: hasTwoBytes,
  break_off: hasTwoBytes,
  slow_body: hasTwoBytes,
}

/** In the form of a hooks token; that of no store, since nobody draws it. */
const otherToken = 'f'.repeat(32)

/** Whether the fault can be done to the attempt at all: only a retry, for one, can be stamped anew. */
export function fitsAttempt(fault: FaultId, due: DueAttempt): boolean {
  return fits[fault]?.(due) ?? true
}

/** What is sent instead; the very headers and body where the fault leaves them alone. */
export function faultyRequest(
  fault: FaultId,
  due: DueAttempt,
  facts: { chance: Chance; now: number },
): FaultyRequest {
  return changes[fault]?.(due, facts) ?? { headers: due.headers, body: due.body }
}

function isVendors(name: string): boolean {
  return name.toLowerCase().startsWith('jumpseller-')
}

function hasTwoBytes({ body }: DueAttempt): boolean {
  return body.length > 1
}

function half(body: Uint8Array): Uint8Array {
  return body.subarray(0, Math.floor(body.length / 2))
}

const [zero, nine] = [0x30, 0x39]

/** Another digit keeps it JSON and makes it another sum or another order, which only the signature tells. */
function tampered(body: Uint8Array, chance: Chance): Uint8Array {
  const digits = [...body.keys()].filter((at) => isDigit(body[at] ?? 0))
  const at = digits.length > 0 ? (digits[chance.between(0, digits.length - 1)] ?? 0) : body.length >> 1
  const changed = Uint8Array.from(body)
  const byte = body[at] ?? 0
  // Never to a zero: in front of other digits that would no longer be JSON.
  changed[at] = isDigit(byte) ? zero + 1 + ((byte - zero + chance.between(0, 7)) % 9) : byte ^ 1
  return changed
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= nine
}
