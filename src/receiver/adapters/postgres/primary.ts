import { StorageError } from '../../inbox.ts'
import type { Query } from './session.ts'

/**
 * The server that takes writes, as far as is known. Its address may come to lead to another one while
 * connections to the first stay open: over those, reads answer what is no longer so, for as long as they last.
 */
export interface Primary {
  /**
   * For a connection that was just made. Rejects when its server takes no writes. When it is another server
   * than before, the connections to that one are given up. Answers a check for a connection that is kept: it
   * rejects when the server is not the primary any more, or does not say so.
   */
  meet(query: Query): Promise<() => Promise<void>>
}

const elsewhere = 'The address of the database leads to another server now'

export interface PrimaryOptions {
  /** Ends the connections that were met before. */
  giveUp: (reason: Error) => void
  /** Called with a connection to another server than before, and waited for before that is used. */
  onOther: (query: Query) => Promise<void>
}

export function createPrimary({ giveUp, onOther }: PrimaryOptions): Primary {
  let known: string | undefined
  return {
    async meet(query) {
      const met = await writableServer(query)
      if (known !== undefined && met !== known) {
        giveUp(new StorageError(elsewhere))
        await onOther(query)
      }
      known = met
      return async () => {
        try {
          await writableServer(query)
        } catch (error) {
          // The others lead there too, unless they have left it already, and would never say so.
          if (met === known) giveUp(error as Error)
          throw error
        }
        if (met !== known) throw new StorageError(elsewhere)
      }
    },
  }
}

/**
 * Which server it is, by the time it was started at.
 *
 * @throws StorageError when it takes no writes.
 */
export async function writableServer(query: Query): Promise<string> {
  const { rows } = await query<{ server: string; readOnly: boolean; replica: boolean }>(
    `select extract(epoch from pg_postmaster_start_time())::text as server,
       current_setting('transaction_read_only')::boolean as "readOnly", pg_is_in_recovery() as replica`,
  )
  const [found] = rows
  if (!found) throw new StorageError('The database did not say what it is.')
  if (found.replica) {
    throw new StorageError(
      'The database is a replica, which keeps nothing: promote it, or have its address lead to the primary.',
    )
  }
  if (found.readOnly) {
    throw new StorageError(
      'The database is read only: put default_transaction_read_only off, or have its address lead to the primary.',
    )
  }
  return found.server
}
