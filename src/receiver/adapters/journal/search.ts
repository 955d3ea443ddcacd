import type { Filter } from '../../domain/filter.ts'
import { matchesEntry, matchesRequest, needsBody } from '../../domain/filter-match.ts'
import type { EntryPage, EntryQuery, KeptRequest } from '../../inbox.ts'
import { entryOfRow } from './entry-of-row.ts'
import { column } from './entry-row.ts'
import type { InboxIndex } from './inbox-index.ts'

/** Rows looked at, and bodies read, for one page: a rare find costs more pages, never a long stall. */
const rowsAPage = 100_000
const bodiesAPage = 5_000
/** Times fall with the numbers but for a clock that was set back; by more than a day is not reckoned with. */
const clockSetBack = 86_400_000

export interface Searched {
  index: InboxIndex
  idOf: (no: number) => string
  request: (no: number) => Promise<KeptRequest | undefined>
}

/**
 * Entries that match, newest first, from the number before `before`. Follows the chain of the filter's
 * narrowest term, so that an order, an event or a reason is read without passing over the rest.
 */
export async function search(searched: Searched, query: EntryQuery & { from: number }): Promise<EntryPage> {
  const { index, idOf } = searched
  const { filter, limit, signal } = query
  const page: EntryPage = { entries: [], next: null }
  let rows = 0
  let bodies = 0
  for (const no of candidates(index, filter, query.from)) {
    if (page.entries.length === limit || rows === rowsAPage || bodies === bodiesAPage) {
      page.next = idOf(no + 1)
      break
    }
    rows += 1
    const entry = entryOfRow(index, no, idOf(no))
    if (filter.since !== undefined && Date.parse(entry.receivedAt) < filter.since - clockSetBack) break
    if (!matchesEntry(filter, entry)) continue
    if (needsBody(filter)) {
      signal?.throwIfAborted()
      bodies += 1
      const request = await searched.request(no)
      if (!request || !matchesRequest(filter, { ...request, text: request.body.toString('utf8') })) continue
    }
    page.entries.push(entry)
  }
  return page
}

function* candidates(index: InboxIndex, filter: Filter, from: number): Generator<number> {
  const { start, link } = narrowest(index, filter)
  for (let no = start; no > 0; no = link === undefined ? no - 1 : index.table.u32(no, link)) {
    if (no < from && index.table.has(no)) yield no
  }
}

function narrowest(index: InboxIndex, filter: Filter): { start: number; link?: number } {
  if (filter.order !== undefined && filter.store !== undefined) {
    return { start: index.newestOfOrder(filter.store, filter.order), link: column.beforeOfOrder }
  }
  if (filter.event !== undefined) {
    return { start: index.newestOfEvent(filter.event), link: column.beforeOfEvent }
  }
  if (filter.verdict === 'accepted') return { start: index.newestOfReason(null), link: column.beforeOfReason }
  return { start: index.table.last }
}
