import type { Pool } from 'pg'
import type { InboxFigures } from '../../inbox.ts'
import type { Names } from './names.ts'

interface Row {
  first: string | null
  last: string | null
  bytes: string
  waiting: string
  failed: string
  parked: string
  oldest_open: Date | null
}

/**
 * Read from indexes alone, whatever is kept: entries are reckoned by their lowest and highest number, which leaves out
 * that a transaction which failed uses up numbers.
 */
export async function readFigures({ schema }: Names, pool: Pool): Promise<InboxFigures> {
  const count = (state: string) => `(select count(*) from ${schema}.entries where handler = '${state}')`
  const { rows } = await pool.query<Row>(
    `select
       (select min(no) from ${schema}.entries) as first, (select max(no) from ${schema}.entries) as last,
       pg_total_relation_size('${schema}.entries') + coalesce((
         select sum(pg_total_relation_size(inhrelid)) from pg_inherits
         where inhparent = '${schema}.requests'::regclass), 0) as bytes,
       ${count('waiting')} as waiting, ${count('failed')} as failed, ${count('parked')} as parked,
       least(
         (select received_at from ${schema}.entries where handler = 'waiting' order by no limit 1),
         (select received_at from ${schema}.entries where handler = 'failed' order by no limit 1)
       ) as oldest_open`,
  )
  const [row] = rows
  if (!row) throw new Error('The database told no figures.')
  return {
    entries: row.first === null ? 0 : Number(row.last) - Number(row.first) + 1,
    bytes: Number(row.bytes),
    waiting: Number(row.waiting),
    failed: Number(row.failed),
    parked: Number(row.parked),
    oldestOpenAt: row.oldest_open?.getTime() ?? null,
  }
}
