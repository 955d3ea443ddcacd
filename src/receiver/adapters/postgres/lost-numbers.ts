import type { Log } from '../../log.ts'
import type { Names } from './names.ts'
import type { Query } from './session.ts'

export interface LostNumbersOptions {
  names: Names
  /** The highest number known to have been acknowledged. */
  seen: () => number
  log: Log
}

/** Beyond what is known here: another process may have acknowledged more, just before the first server failed. */
const beyond = 1_000

/**
 * To be called with a new primary before anything is appended to it. A replica that commits had not waited
 * for may lack entries that were acknowledged, and would give their numbers, hence their ids, once more.
 */
export function createPassLostNumbers({ names: { schema, locks }, seen, log }: LostNumbersOptions) {
  return async (query: Query): Promise<void> => {
    const known = seen()
    const { rows } = await query<{ kept: string; last: string }>(
      `select coalesce((select max(no) from ${schema}.entries), 0) as kept, last_value as last
       from ${schema}.entry_no`,
    )
    const kept = Number(rows[0]?.kept)
    if (kept < known) {
      const lacks = 'The database lacks entries that were acknowledged: it had not received them as a replica'
      log.error({ from: kept + 1, upTo: known }, lacks)
    }
    // The sequence runs ahead of the entries, by the numbers that it logs at once.
    if (Number(rows[0]?.last) >= known) return
    await query(
      `with locked as materialized (select pg_advisory_xact_lock(${locks.append}, 0))
       select setval('${schema}.entry_no', greatest($1, (select last_value from ${schema}.entry_no))) from locked`,
      [known + beyond],
    )
  }
}
