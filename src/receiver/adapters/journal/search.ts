import type { Filter } from '../../domain/filter.ts'
import { matchesRequest, needsBody } from '../../domain/filter-match.ts'
import type { EntryPage, EntryQuery, KeptRequest } from '../../inbox.ts'
import { entryOfRow } from './entry-of-row.ts'
import { codes, column } from './entry-row.ts'
import type { InboxIndex } from './inbox-index.ts'
import { rowFilter } from './row-filter.ts'

/** Rows passed, and bodies read, for one page: a rare find costs more pages, never a long stall. */
const rowsAPage = 100_000
const bodiesAPage = 5_000
/** Times fall with the numbers but for a clock that was set back; by more than a day is not reckoned with. */
const clockSetBack = 86_400_000

export interface Searched {
  index: InboxIndex
  idOf: (no: number) => string
  request: (no: number) => Promise<KeptRequest | undefined>
}

/** Entries that match, newest first, from the number before `from` on. */
export async function search(searched: Searched, query: EntryQuery & { from: number }): Promise<EntryPage> {
  const { index, idOf } = searched
  const { filter, limit, signal } = query
  const matches = rowFilter(index, filter)
  const page: EntryPage = { entries: [], next: null }
  let rows = 0
  let bodies = 0
  for (const no of candidates(index, filter, query.from)) {
    if (page.entries.length === limit || rows === rowsAPage || bodies === bodiesAPage) {
      page.next = idOf(no + 1)
      break
    }
    rows += 1
    if (isBeyond(filter.since, index.table.f64(no, column.receivedAt))) break
    if (!matches(no)) continue
    if (needsBody(filter)) {
      signal?.throwIfAborted()
      bodies += 1
      const request = await searched.request(no)
      if (!request || !matchesRequest(filter, { ...request, text: request.body.toString('utf8') })) continue
    }
    page.entries.push(entryOfRow(index, no, idOf(no)))
  }
  return page
}

function isBeyond(since: number | undefined, receivedAt: number): boolean {
  return since !== undefined && receivedAt < since - clockSetBack
}

/** Numbers before `from`, newest first, along the narrowest way that the filter leaves. */
function* candidates(index: InboxIndex, filter: Filter, from: number): Generator<number> {
  const chains = narrowest(index, filter)
  if (!chains) {
    for (let no = Math.min(index.table.last, from - 1); no > 0; no--) if (index.table.has(no)) yield no
    return
  }
  for (const no of merged(index, chains)) if (no < from) yield no
}

interface Chains {
  /** The newest of each. */
  heads: number[]
  link: number
}

/** The chains on which every match stands: those of an order, an event or a verdict. */
function narrowest(index: InboxIndex, { order, store, event, verdict }: Filter): Chains | undefined {
  if (order !== undefined) {
    const stores = store === undefined ? index.names() : [store]
    return { heads: stores.map((one) => index.newestOfOrder(one, order)), link: column.beforeOfOrder }
  }
  if (verdict === 'quarantined') {
    const heads = codes.reason
      .filter((reason) => reason !== null)
      .map((reason) => index.newestOfReason(reason))
    return { heads, link: column.beforeOfReason }
  }
  if (event !== undefined) return { heads: [index.newestOfEvent(event)], link: column.beforeOfEvent }
  return undefined
}

function* merged(index: InboxIndex, { heads, link }: Chains): Generator<number> {
  let ends = heads.filter((no) => index.table.has(no))
  while (ends.length > 0) {
    const newest = Math.max(...ends)
    yield newest
    const next = index.table.u32(newest, link)
    ends = ends.filter((no) => no !== newest)
    if (index.table.has(next)) ends.push(next)
  }
}
