import type { EventName } from '../../contract/index.ts'
import type { QuarantineReason } from './verdict.ts'

/**
 * `stale`: a later state of its order was known already. `duplicate`: it came more than once. `reconciled`: no
 * hook brought it, `reconcile` read it from the store's orders API.
 */
export const entryFlags = ['stale', 'duplicate', 'reconciled'] as const

export type EntryFlag = (typeof entryFlags)[number]

/**
 * Where an entry's handlers stand: none was registered for its event when it came, the first run is waiting
 * or under way, done, failed and to be retried, or parked after its last retry. The journal's index writes their
 * places to disk: add at the end, never reorder.
 */
export const handlerStates = ['none', 'waiting', 'done', 'failed', 'parked'] as const

export type HandlerState = (typeof handlerStates)[number]

/** A genuine request as the inbox tells of it; its bytes and headers are asked for apart. */
export interface Entry {
  id: string
  /** ISO 8601, UTC. */
  receivedAt: string
  /** The kit's name; null when the wire named none of the five. */
  event: EventName | null
  /** The event as the request named it. */
  wireEvent: string | null
  storeCode: string | null
  /** ISO 8601 of Jumpseller-Triggered-At; null when missing or unreadable. */
  triggeredAt: string | null
  orderId: number | null
  verdict: 'accepted' | 'quarantined'
  reason: QuarantineReason | null
  signature: 'valid' | 'unsigned'
  flags: EntryFlag[]
  /** How often it arrived: 1, and one more for each duplicate. */
  receipts: number
  /** Bytes of the body. */
  size: number
  handler: {
    state: HandlerState
    runs: number
    lastError: string | null
    /** ISO 8601 of the next retry; null unless the state is failed. */
    nextRunAt: string | null
  }
}
