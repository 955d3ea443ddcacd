import type { Names } from './names.ts'
import type { Query } from './session.ts'

/**
 * This process among those that run handlers. Its row names the workers whose jobs are its own, and its
 * session holds the lock that says it is alive; when the session is gone for longer than the grace, others
 * free its jobs, which graphile-worker alone would hold for four hours.
 */
export interface ProcessRegister {
  /** Takes a place, or takes the same one again over a new connection; answers whether it is the same. */
  enter(query: Query): Promise<boolean>
  /** Notes workers before they take their first job; rejects without a place to note them in. */
  note(query: Query, worker: string): Promise<void>
  /** Frees the jobs of workers of ours that are gone. */
  free(query: Query, workers: readonly string[]): Promise<void>
  /** Frees the jobs of this process, except these and those given out just now. Answers how many there were. */
  freeAllBut(query: Query, held: readonly string[]): Promise<number>
  /** Frees the jobs of processes that are gone. Answers how many there were. */
  reap(query: Query): Promise<number>
  leave(query: Query): Promise<void>
}

const grace = '1500 milliseconds'
/** From a job's being given out until its worker holds it; should it take longer, the entry's claim decides. */
const handOver = '2 seconds'

export function createProcessRegister({ schema, worker, locks }: Names): ProcessRegister {
  let id: number | undefined

  async function take(query: Query, place: number): Promise<boolean> {
    await query(`select pg_advisory_lock(${locks.process}, $1)`, [place])
    const { rowCount } = await query(`update ${schema}.processes set missing_since = null where id = $1`, [
      place,
    ])
    return rowCount === 1
  }

  return {
    async enter(query) {
      if (id !== undefined && (await take(query, id))) return true
      const { rows } = await query<{ id: number }>(
        `insert into ${schema}.processes default values returning id`,
      )
      id = rows[0]?.id as number
      await take(query, id)
      return false
    },
    async note(query, name) {
      const { rowCount } = await query(
        `update ${schema}.processes set workers = workers || $2 where id = $1`,
        [id, [name]],
      )
      if (rowCount !== 1) throw new Error('This process has lost its place')
    },
    async free(query, workers) {
      await query(`select ${worker}.force_unlock_workers($1)`, [workers])
    },
    async freeAllBut(query, held) {
      const { rowCount } = await query(
        `update ${worker}._private_jobs set locked_at = null, locked_by = null
         where locked_by in (select unnest(workers) from ${schema}.processes where id = $1)
           and locked_at < now() - interval '${handOver}' and id <> all($2::bigint[])`,
        [id ?? 0, held],
      )
      return rowCount ?? 0
    },
    async reap(query) {
      const { rows } = await query<{ reaped: number }>(`select ${schema}.reap($1, $2) as reaped`, [
        id ?? 0,
        grace,
      ])
      return rows[0]?.reaped ?? 0
    },
    async leave(query) {
      await query(`delete from ${schema}.processes where id = $1`, [id])
      await query(`select pg_advisory_unlock(${locks.process}, $1)`, [id])
      id = undefined
    },
  }
}
