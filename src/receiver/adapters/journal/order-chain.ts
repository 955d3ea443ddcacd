import { isDuplicate } from '../../domain/identity.ts'
import { isStale, type Moment } from '../../domain/order-state.ts'
import type { Arrival, KnownOrder } from '../../inbox.ts'
import { codes, column, flagBit } from './entry-row.ts'
import type { InboxIndex, Place } from './inbox-index.ts'

const entriesKept = 1_000

/** The number of the entry that an arrival repeats; 0 when it is new. */
export function repeatedBy(index: InboxIndex, arrival: Arrival, place: Place): number {
  const newest = place.newestOfIdentity
  if (newest === 0) return 0
  const { table } = index
  const stamps = []
  for (let no = newest; table.has(no); no = table.u32(no, column.beforeOfIdentity)) {
    const stamp = table.f64(no, column.triggeredAt)
    stamps.push(Number.isNaN(stamp) ? null : stamp)
  }
  const wireEvent = table.u32(newest, column.wireEvent)
  let newestOfLikes = place.newestOfOrder
  while (newestOfLikes > newest && table.u32(newestOfLikes, column.wireEvent) !== wireEvent) {
    newestOfLikes = table.u32(newestOfLikes, column.beforeOfOrder)
  }
  return isDuplicate(arrival.triggeredAt, { stamps, otherBodySince: newestOfLikes > newest }) ? newest : 0
}

/** Whether an arrival tells of an earlier moment than the latest known one of its order. */
export function isLate(index: InboxIndex, arrival: Arrival, place: Place): boolean {
  if (arrival.orderState === null || place.newestOfOrder === 0) return false
  const latest = latestOf(index, place.newestOfOrder)
  if (latest === 0) return false
  return isStale({ triggeredAt: arrival.triggeredAt, state: arrival.orderState }, momentOf(index, latest))
}

export function isFlaggedStale({ table }: InboxIndex, no: number): boolean {
  return (table.u8(no, column.flags) & flagBit.stale) !== 0
}

function momentOf({ table }: InboxIndex, no: number): Moment {
  const triggeredAt = table.f64(no, column.triggeredAt)
  return {
    triggeredAt: Number.isNaN(triggeredAt) ? null : triggeredAt,
    state: codes.orderState[table.u8(no, column.orderState)] ?? 'unknown',
  }
}

/** From an order's newest entry back to the newest that is accepted and not stale; 0 when there is none. */
function latestOf(index: InboxIndex, newest: number): number {
  const { table } = index
  let no = newest
  while (table.has(no) && (table.u8(no, column.orderState) === 0 || isFlaggedStale(index, no))) {
    no = table.u32(no, column.beforeOfOrder)
  }
  return table.has(no) ? no : 0
}

export function isNewestOfItsOrder(index: InboxIndex, no: number): boolean {
  if (!index.table.has(no)) return false
  const orderId = index.table.f64(no, column.orderId)
  const store = index.strings[index.table.u32(no, column.store)] ?? null
  return !Number.isNaN(orderId) && index.newestOfOrder(store, orderId) === no
}

/** An order from its newest entry on; undefined when nothing of it has been accepted. */
export function knownOrder(
  index: InboxIndex,
  newest: number,
  idOf: (no: number) => string,
): KnownOrder | undefined {
  const { table } = index
  const latest = latestOf(index, newest)
  if (latest === 0) return undefined
  const entries: string[] = []
  for (
    let no = newest;
    table.has(no) && entries.length < entriesKept;
    no = table.u32(no, column.beforeOfOrder)
  ) {
    entries.push(idOf(no))
  }
  return {
    storeCode: index.strings[table.u32(newest, column.store)] ?? null,
    orderId: table.f64(newest, column.orderId),
    latest: idOf(latest),
    entries,
  }
}
