import type { Filter } from '../../domain/filter.ts'
import { codeOf, codes, column, flagBit } from './entry-row.ts'
import type { InboxIndex } from './inbox-index.ts'

/**
 * The part of a filter that needs no body, over rows as they are: a search passes a hundred thousand of them
 * in a few milliseconds. Says the same as matchesEntry of domain/filter-match.ts does of the entry.
 */
export function rowFilter(index: InboxIndex, filter: Filter): (no: number) => boolean {
  const { table } = index
  const event = filter.event && codeOf<string | null>(codes.event, filter.event)
  const handler = filter.handler && codeOf<string>(codes.handler, filter.handler)
  const store = filter.store === undefined ? undefined : (index.numberOf(filter.store) ?? -1)
  const flag = filter.flag ? flagBit[filter.flag] : 0
  const accepted = filter.verdict && filter.verdict === 'accepted'
  const { order, since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = filter
  return (no) =>
    (event === undefined || table.u8(no, column.event) === event) &&
    (accepted === undefined || (table.u8(no, column.reason) === 0) === accepted) &&
    (order === undefined || table.f64(no, column.orderId) === order) &&
    (store === undefined || table.u32(no, column.store) === store) &&
    (handler === undefined || table.u8(no, column.handler) === handler) &&
    (table.u8(no, column.flags) & flag) === flag &&
    table.f64(no, column.receivedAt) >= since &&
    table.f64(no, column.receivedAt) <= until
}
