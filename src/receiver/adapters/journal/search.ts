import type { Filter } from '../../domain/filter.ts'
import { matchesRequest, needsBody } from '../../domain/filter-match.ts'
import type { EntryPage, EntryQuery, KeptRequest } from '../../inbox.ts'
import { entryOfRow } from './entry-of-row.ts'
import { codes, column } from './entry-row.ts'
import { newestInEachStore } from './find-order.ts'
import type { InboxIndex } from './inbox-index.ts'
import { NewestFirst } from './newest-first.ts'
import { createPace } from './pace.ts'
import { rowFilter } from './row-filter.ts'

/** Rows passed, and bodies read, for one page: a rare find costs more pages, never a long stall. */
const rowsAPage = 100_000
const bodiesAPage = 5_000

export interface Searched {
  index: InboxIndex
  idOf: (no: number) => string
  request: (no: number) => Promise<KeptRequest | undefined>
}

/** Entries that match, newest first, from the number before `from` on. */
export async function search(searched: Searched, query: EntryQuery & { from: number }): Promise<EntryPage> {
  const { index, idOf } = searched
  const { filter, limit, from } = query
  const matches = rowFilter(index, filter)
  const bodies = bodiesOf(searched, query)
  // By segments: times need not fall with the numbers, after an import or where a clock was set back.
  const oldest = filter.since === undefined ? 0 : index.segments.oldestSince(filter.since)
  const page: EntryPage = { entries: [], next: null }
  const pace = createPace()
  let rows = 0
  for (const no of candidates(index, await narrowest(index, filter), from)) {
    const turn = pace.after()
    if (turn) await turn
    if (no >= from) continue
    if (page.entries.length === limit || rows === rowsAPage || bodies.read() === bodiesAPage) {
      page.next = idOf(no + 1)
      break
    }
    rows += 1
    if (isPast(index, no, oldest)) break
    if (!matches(no) || (needsBody(filter) && !(await bodies.match(no)))) continue
    page.entries.push(entryOfRow(index, no, idOf(no)))
  }
  return page
}

/** The part of a filter that needs the body; counts along how many were read. */
function bodiesOf({ index, request }: Searched, { filter, signal }: EntryQuery) {
  let read = 0
  return {
    read: () => read,
    async match(no: number): Promise<boolean> {
      signal?.throwIfAborted()
      read += 1
      const found = await request(no)
      if (!found || !index.table.has(no)) return false
      return matchesRequest(filter, { ...found, text: found.body.toString('utf8') })
    },
  }
}

/** Nothing that matches stands behind it: its segment is too old, or it was dropped meanwhile, and all before it. */
function isPast({ table }: InboxIndex, no: number, oldest: number): boolean {
  return !table.has(no) || table.u32(no, column.segment) < oldest
}

/** Numbers along the narrowest way that the filter leaves, newest first; those of chains from their ends on. */
function* candidates(index: InboxIndex, chains: Chains | undefined, from: number): Generator<number> {
  const { table } = index
  if (!chains) {
    for (let no = table.previous(from - 1); no > 0; no = table.previous(no - 1)) yield no
    return
  }
  const ends = new NewestFirst(chains.heads)
  for (let no = ends.first; no > 0; no = ends.first) {
    yield no
    const next = table.has(no) ? table.u32(no, chains.link) : 0
    ends.replaceFirst(table.has(next) ? next : undefined)
  }
}

interface Chains {
  /** The newest of each. */
  heads: Iterable<number>
  link: number
}

/** The chains on which every match stands: those of an order, an event or a verdict. */
async function narrowest(
  index: InboxIndex,
  { order, store, event, verdict }: Filter,
): Promise<Chains | undefined> {
  const chains = (heads: Iterable<number>, link: number) => ({ heads: thereIn(index, heads), link })
  if (order !== undefined) {
    const heads =
      store === undefined ? await newestInEachStore(index, order) : [index.newestOfOrder(store, order)]
    return chains(heads, column.beforeOfOrder)
  }
  if (verdict === 'quarantined') {
    const heads = codes.reason
      .filter((reason) => reason !== null)
      .map((reason) => index.newestOfReason(reason))
    return chains(heads, column.beforeOfReason)
  }
  if (event !== undefined) return chains([index.newestOfEvent(event)], column.beforeOfEvent)
  return undefined
}

function thereIn({ table }: InboxIndex, numbers: Iterable<number>): number[] {
  return [...numbers].filter((no) => table.has(no))
}
