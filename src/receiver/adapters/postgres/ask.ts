import type { Pool, QueryResultRow } from 'pg'
import { isRefusal, storageError } from './storage-fault.ts'

/**
 * The rows of a query that only reads.
 *
 * @throws StorageError while the database does not answer.
 */
export type Ask = <Row extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<Row[]>

export function createAsk(pool: () => Pool): Ask {
  return async <Row extends QueryResultRow>(text: string, values: readonly unknown[] = []) => {
    try {
      const { rows } = await pool().query<Row>(text, [...values])
      return rows
    } catch (error) {
      // What it would refuse again is a fault of ours.
      throw isRefusal(error) ? error : storageError(error, 'The database did not answer')
    }
  }
}
