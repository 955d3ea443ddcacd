import type { Pool } from 'pg'
import type { DueRun, DueRunPage, KeptRequest } from '../../inbox.ts'
import { createAsk } from './ask.ts'
import { type EntryRow, entryColumns, entryOfRow, type Numbered, noOf } from './entry-of-row.ts'
import type { Names } from './names.ts'

/** What is read of entries and requests. */
export interface Reads {
  idOf(no: number): string
  /** Newest first, by a condition over `e`. */
  entries(condition: string, values: readonly unknown[], limit: number): Promise<Numbered[]>
  /** Oldest first. */
  entriesAfter(no: number, limit: number): Promise<Numbered[]>
  entriesOf(numbers: readonly number[]): Promise<Numbered[]>
  request(no: number): Promise<KeptRequest | undefined>
  /** The requests of these entries, by number. */
  requests(entries: readonly Numbered[]): Promise<Map<number, KeptRequest>>
  /** By number. */
  dueRuns(page?: DueRunPage): Promise<DueRun[]>
  /** The number before which a page begins; undefined for the first, 0 for the cursor of another inbox. */
  cursorOf(before: string | undefined): number | undefined
  /** One more than the newest entry's number. */
  top(): Promise<number>
  /** The oldest entry's number. */
  bottom(): Promise<number>
  /** Whether an entry below a number was received at a time or after it: times need not fall with the numbers. */
  isAnySince(below: number, time: number | undefined): Promise<boolean>
}

interface RequestRow {
  no: string
  raw_headers: string
  body: Buffer
}

export function createReads({ schema }: Names, pool: () => Pool, name: () => string): Reads {
  const ask = createAsk(pool)
  const rowsOf = async (text: string, values: unknown[]) => {
    const rows = await ask<EntryRow>(text, values)
    return rows.map((row) => entryOfRow(name(), row))
  }
  const numberOf = async (text: string) => {
    const rows = await ask<{ no: string }>(text)
    return Number(rows[0]?.no ?? 0)
  }

  return {
    idOf: (no) => `${name()}-${no}`,

    entries: (condition, values, limit) =>
      rowsOf(
        `select ${entryColumns} from ${schema}.entries e where ${condition} order by e.no desc limit ${limit}`,
        [...values],
      ),

    entriesAfter: (no, limit) =>
      rowsOf(`select ${entryColumns} from ${schema}.entries e where e.no > $1 order by e.no limit $2`, [
        no,
        limit,
      ]),

    entriesOf: (numbers) =>
      rowsOf(`select ${entryColumns} from ${schema}.entries e where e.no = any($1) order by e.no`, [numbers]),

    async request(no) {
      const rows = await ask<RequestRow>(
        `select r.no, r.raw_headers, r.body from ${schema}.entries e
         join ${schema}.requests r on r.no = e.no and r.received_at = e.received_at where e.no = $1`,
        [no],
      )
      return rows[0] && requestOf(rows[0])
    },

    async requests(entries) {
      const times = entries.map(({ entry }) => Date.parse(entry.receivedAt))
      const rows = await ask<RequestRow>(
        `select r.no, r.raw_headers, r.body from ${schema}.requests r
         where r.no = any($1) and r.received_at >= $2 and r.received_at <= $3`,
        // The times spare all partitions but their own.
        [entries.map(({ no }) => no), new Date(Math.min(...times)), new Date(Math.max(...times))],
      )
      return new Map(rows.map((row) => [Number(row.no), requestOf(row)]))
    },

    async dueRuns(page) {
      const rows = await ask<Pick<EntryRow, 'no' | 'runs' | 'next_run_at'>>(
        `select no, runs, next_run_at from ${schema}.entries
         where handler in ('waiting', 'failed') and no > $1 order by no limit $2`,
        [page?.after === undefined ? 0 : noOf(name(), page.after), page?.limit ?? null],
      )
      return rows.map(({ no, runs, next_run_at }) => ({
        id: `${name()}-${no}`,
        runs,
        dueAt: next_run_at?.getTime() ?? 0,
      }))
    },

    cursorOf: (before) => (before === undefined ? undefined : noOf(name(), before)),
    top: () => numberOf(`select coalesce(max(no), 0) + 1 as no from ${schema}.entries`),
    bottom: () => numberOf(`select coalesce(min(no), 0) as no from ${schema}.entries`),

    async isAnySince(below, time) {
      if (time === undefined) return true
      const rows = await ask<{ found: boolean }>(
        // The newest below is mostly young itself. The young ones are found by their index first: PostgreSQL takes
        // them to be anywhere, and would read all the old ones before them.
        `select exists (
           select from (select received_at from ${schema}.entries where no < $1 order by no desc limit 1) newest
           where received_at >= $2
         ) or (
           with young as materialized (select no from ${schema}.entries where received_at >= $2)
           select exists (select from young where no < $1)
         ) as found`,
        [below, new Date(time)],
      )
      return rows[0]?.found === true
    },
  }
}

function requestOf({ raw_headers, body }: RequestRow): KeptRequest {
  return { rawHeaders: JSON.parse(raw_headers), body }
}
