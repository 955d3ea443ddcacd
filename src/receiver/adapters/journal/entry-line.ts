import { type Arrival, StorageError } from '../../inbox.ts'
import { digestBytes } from './entry-row.ts'
import type { EntryLine } from './line.ts'

/** The highest number that a row of the index holds. */
export const highestNo = 2 ** 32 - 1

/** Why no entry can be added behind the one of the highest number. */
export function outOfNumbers(): StorageError {
  return new StorageError(
    `The journal has given its last number, ${highestNo}: move its folder away, and a new one is begun.`,
  )
}

/** The line of an arrival that becomes an entry. */
export function entryLine(arrival: Arrival, given: { no: number; id: string; stale: boolean }): EntryLine {
  return {
    kind: 'entry',
    no: given.no,
    id: given.id,
    at: arrival.receivedAt,
    event: arrival.event,
    wire: arrival.wireEvent,
    store: arrival.storeCode,
    triggered: arrival.triggeredAt,
    order: arrival.orderId,
    state: arrival.orderState,
    reason: arrival.reason,
    signature: arrival.signature,
    handled: arrival.handled,
    stale: given.stale,
    reconciled: arrival.reconciled ?? false,
    digest: arrival.digest.subarray(0, digestBytes),
    headers: arrival.rawHeaders,
    body: arrival.body,
  }
}
