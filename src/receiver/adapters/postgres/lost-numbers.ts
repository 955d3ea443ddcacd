import type { Log } from '../../log.ts'
import type { Names } from './names.ts'
import type { Query } from './session.ts'

export interface LostNumbersOptions {
  names: Names
  /** The highest number known to have been given. */
  known: () => number
  log: Log
}

/** Beyond what is known here: another process may have acknowledged more, just before the first server failed. */
const beyond = 1_000

/**
 * To be called with a new primary before anything is appended to it. A replica that commits had not waited
 * for may lack entries that were acknowledged, and would give their numbers, hence their ids, once more.
 */
export function createPassLostNumbers({ names: { schema, locks }, known, log }: LostNumbersOptions) {
  return async (query: Query): Promise<void> => {
    const upTo = known()
    const { rows } = await query<{ kept: string }>(
      `select coalesce(max(no), 0) as kept from ${schema}.entries`,
    )
    const kept = Number(rows[0]?.kept)
    if (kept >= upTo) return
    const lacks = 'The database lacks entries that were acknowledged: it had not received them as a replica'
    log.error({ from: kept + 1, upTo }, lacks)
    await query(
      `with locked as materialized (select pg_advisory_xact_lock(${locks.append}, 0))
       select setval('${schema}.entry_no', greatest($1, (select last_value from ${schema}.entry_no))) from locked`,
      [upTo + beyond],
    )
  }
}
