import type { Filter } from '../../domain/filter.ts'
import { needsBody } from '../../domain/filter-match.ts'
import type { EntryQuery } from '../../inbox.ts'
import type { Numbered } from './entry-of-row.ts'
import { keptText } from './kept-text.ts'
import type { Reads } from './reads.ts'

/** Numbers that one statement passes over, and one page, where no index leads to the matches. */
const numbersAWindow = 20_000
const windowsAPage = 5
/** Rows a statement, where their bodies decide. */
const rowsARead = 500

export interface Window {
  /** Entries for which all but the body's part of the filter holds, newest first. */
  rows: readonly Numbered[]
  /** Where the next window begins: entries from this number on have been passed over; null after the last. */
  below: number | null
}

/** Windows of candidates, newest first; ends early rather than pass over too many rows for one page. */
export async function* candidateWindows(reads: Reads, query: EntryQuery): AsyncGenerator<Window> {
  const { filter, limit } = query
  const terms = termsOf(filter)
  const rowsWanted = needsBody(filter) ? rowsARead : limit
  const indexed = isIndexed(filter)
  const bottom = await reads.bottom()
  let top = reads.cursorOf(query.before) ?? (await reads.top())
  for (let windows = 0; windows < windowsAPage || indexed; windows++) {
    const from = indexed ? bottom : Math.max(bottom, top - numbersAWindow)
    const rows = await reads.entries(
      `e.no < ${terms.next(1)} and e.no >= ${terms.next(2)}${terms.sql}`,
      [...terms.values, top, from],
      rowsWanted + 1,
    )
    // One more than is wanted tells that there is more, and is read again.
    const isMore = rows.length > rowsWanted
    if (isMore) rows.pop()
    top = isMore ? (rows.at(-1) as Numbered).no : from
    const isLast = top <= bottom || !(await reads.isAnySince(top, filter.since))
    yield { rows, below: isLast ? null : top }
    if (isLast) return
  }
}

/** Whether an index leads straight to the matches, so that rare ones are found without a scan. */
function isIndexed({ order, event, verdict, handler }: Filter): boolean {
  const kept = ['waiting', 'failed', 'parked']
  return (
    order !== undefined ||
    event !== undefined ||
    verdict === 'quarantined' ||
    (handler !== undefined && kept.includes(handler))
  )
}

interface Terms {
  /** Each led by `and`. */
  sql: string
  values: unknown[]
  /** A parameter behind those of the terms. */
  next(place: number): string
}

function termsOf(filter: Filter): Terms {
  const values: unknown[] = []
  const parts: string[] = []
  const add = (part: (parameter: string) => string, value: unknown) => {
    if (value === undefined) return
    values.push(value)
    parts.push(` and ${part(`$${values.length}`)}`)
  }
  add((p) => `e.event = ${p}`, filter.event)
  if (filter.verdict) parts.push(` and e.reason is ${filter.verdict === 'accepted' ? '' : 'not '}null`)
  add((p) => `e.order_id = ${p}`, filter.order)
  // Empty stands for unknown, which no term asks for.
  add((p) => `e.store_code = ${p} and e.store_code <> ''`, filter.store && keptText(filter.store))
  if (filter.flag === 'stale') parts.push(' and e.stale')
  if (filter.flag === 'duplicate') parts.push(' and e.receipts > 1')
  if (filter.flag === 'reconciled') parts.push(' and e.reconciled')
  add((p) => `e.handler = ${p}`, filter.handler)
  add((p) => `e.received_at >= ${p}`, filter.since === undefined ? undefined : new Date(filter.since))
  add((p) => `e.received_at <= ${p}`, filter.until === undefined ? undefined : new Date(filter.until))
  return { sql: parts.join(''), values, next: (place) => `$${values.length + place}` }
}
