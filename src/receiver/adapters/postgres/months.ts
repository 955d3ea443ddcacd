import type { Pool } from 'pg'
import type { Names } from './names.ts'

/** The partitions of the requests: made before they are needed, let go when they are old. */
export interface Months {
  /** Makes sure of the months of these times (milliseconds since 1970). */
  make(times: readonly number[]): Promise<void>
  /** Another process let months go: what was made sure of is no longer sure. */
  forget(): void
  /**
   * Lets go of whole months that ended by the time: their partitions are dropped, and their entries with
   * them. Answers how many of each.
   */
  dropBefore(time: number): Promise<{ partitions: number; entries: number }>
}

/** Entries that one transaction deletes: none holds its locks for long. */
const entriesAStep = 10_000

export function createMonths(pool: () => Pool, { schema }: Names): Months {
  let made = new Set<number>()

  async function deleteEntriesOf(partition: string): Promise<number> {
    let entries = 0
    for (let last = '0'; ; ) {
      const { rows } = await pool().query<{ last: string | null; count: string }>(
        `with old as (
           select no from ${schema}.${partition} where no > $1 order by no limit ${entriesAStep}
         ), gone as (delete from ${schema}.entries where no in (select no from old))
         select max(no) as last, count(*) as count from old`,
        [last],
      )
      if (!rows[0]?.last) return entries
      last = rows[0].last
      entries += Number(rows[0].count)
    }
  }

  return {
    async make(times) {
      for (const time of times) {
        const month = monthOf(time)
        if (made.has(month)) continue
        await pool().query(`select ${schema}.make_partition($1)`, [new Date(time)])
        made.add(month)
      }
    },

    forget() {
      made = new Set()
    },

    async dropBefore(time) {
      const limit = monthName(time)
      const { rows } = await pool().query<{ name: string }>(
        `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
         where i.inhparent = '${schema}.requests'::regclass and c.relname < $1 order by 1`,
        [limit],
      )
      let entries = 0
      for (const { name } of rows) {
        entries += await deleteEntriesOf(name)
        // What reads it is let through; whoever waits behind the drop waits a second at most.
        await pool().query(`begin; set local lock_timeout = '1s'; drop table ${schema}.${name}; commit`)
      }
      made = new Set()
      return { partitions: rows.length, entries }
    },
  }
}

function monthOf(time: number): number {
  const date = new Date(time)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}

function monthName(time: number): string {
  return `requests_${new Date(time).toISOString().slice(0, 7).replace('-', '_')}`
}
