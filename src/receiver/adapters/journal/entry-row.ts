import { eventNames } from '../../../contract/index.ts'
import { type EntryFlag, handlerStates } from '../../domain/entry.ts'
import type { OrderState } from '../../domain/order-state.ts'
import type { QuarantineReason } from '../../domain/verdict.ts'

/** Bytes of an entry in the index. Numbers are little-endian; entry number 0 means none. */
export const rowBytes = 112

/** Where each column begins. */
export const column = {
  no: 0,
  segment: 4,
  offset: 8,
  length: 12,
  receivedAt: 16,
  /** NaN where the request bore no readable stamp. */
  triggeredAt: 24,
  /** NaN where the body names no order. */
  orderId: 32,
  /** Milliseconds since 1970 of a failed run's next retry; 0 for none. */
  nextRunAt: 40,
  /** First half of the body's SHA-256. */
  digest: 48,
  /** Numbers of interned strings. */
  store: 64,
  wireEvent: 68,
  size: 72,
  receipts: 76,
  /** Newest entry before this one of the same order, event, reason and identity. */
  beforeOfOrder: 80,
  beforeOfEvent: 84,
  beforeOfReason: 88,
  beforeOfIdentity: 92,
  runs: 96,
  event: 98,
  reason: 99,
  signature: 100,
  flags: 101,
  handler: 102,
  orderState: 103,
} as const

export const digestBytes = 16

/** Words by their number in a row. Written to disk: add at the end, never reorder. */
export const codes = {
  event: [null, ...eventNames],
  /** null: accepted. */
  reason: [
    null,
    'event_missing',
    'event_unknown',
    'not_json',
    'off_schema',
  ] satisfies (QuarantineReason | null)[],
  signature: ['valid', 'unsigned'],
  handler: handlerStates,
  orderState: [
    null,
    'unknown',
    'abandoned',
    'pending_payment',
    'paid',
    'shipped',
    'canceled',
  ] satisfies (OrderState | null)[],
} as const

/** Codes of the handler states in which a run is still to come. */
export const openStates: ReadonlySet<number> = new Set([
  codes.handler.indexOf('waiting'),
  codes.handler.indexOf('failed'),
])

export const flagBit = { stale: 1, duplicate: 2, reconciled: 4 } as const satisfies Record<EntryFlag, number>

export function codeOf<T>(words: readonly T[], word: T): number {
  const code = words.indexOf(word)
  if (code < 0) throw new Error(`"${String(word)}" has no code in the index`)
  return code
}
