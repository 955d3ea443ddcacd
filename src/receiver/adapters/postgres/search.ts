import { matchesRequest, needsBody } from '../../domain/filter-match.ts'
import type { EntryPage, EntryQuery } from '../../inbox.ts'
import { candidateWindows, type Window } from './candidates.ts'
import type { Numbered } from './entry-of-row.ts'
import type { Reads } from './reads.ts'

/** Bodies read for one page: a rare find costs more pages, never a long stall. */
const bodiesAPage = 5_000
/** Bodies in memory at once, and their bytes, nearly. */
const bodiesARead = 100
const bytesARead = 4 * 2 ** 20

/** Entries that match, newest first, from the number before the cursor's. */
export async function search(reads: Reads, query: EntryQuery): Promise<EntryPage> {
  const { filter, limit } = query
  const entries: EntryPage['entries'] = []
  const page = (below: number | null) => ({ entries, next: below === null ? null : reads.idOf(below) })
  let looked = 0
  let reached: number | null = null
  for await (const { rows, below } of parts(reads, query)) {
    const found = needsBody(filter) ? await matching(reads, query, rows) : rows
    const wanted = found.slice(0, limit - entries.length)
    entries.push(...wanted.map(({ entry }) => entry))
    if (wanted.length < found.length) return page((wanted.at(-1) as Numbered).no)
    looked += rows.length
    if (entries.length === limit || looked >= bodiesAPage) return page(below)
    reached = below
  }
  return page(reached)
}

async function* parts(reads: Reads, query: EntryQuery): AsyncGenerator<Window> {
  for await (const window of candidateWindows(reads, query)) {
    if (needsBody(query.filter)) yield* groupsByBytes(window)
    else yield window
  }
}

/** A window in parts whose bodies may be in memory together. */
function groupsByBytes({ rows, below }: Window): Window[] {
  const groups: Window[] = []
  let group: Numbered[] = []
  let bytes = 0
  for (const row of rows) {
    group.push(row)
    bytes += row.entry.size
    if (bytes < bytesARead && group.length < bodiesARead) continue
    groups.push({ rows: group, below: row.no })
    group = []
    bytes = 0
  }
  return [...groups, { rows: group, below }]
}

async function matching(
  reads: Reads,
  { filter, signal }: EntryQuery,
  rows: readonly Numbered[],
): Promise<readonly Numbered[]> {
  signal?.throwIfAborted()
  const requests = rows.length > 0 ? await reads.requests(rows) : new Map()
  return rows.filter(({ no }) => {
    const request = requests.get(no)
    return request && matchesRequest(filter, { ...request, text: request.body.toString('utf8') })
  })
}
