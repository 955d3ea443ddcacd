import type { Log } from '../../log.ts'

export interface PostgresOptions {
  /** `postgres://user:password@host:5432/database`. To a server or a pooler in session mode. */
  connectionString: string
  /** The schema of the inbox; made when missing. @default 'jumpseller_inbox' */
  schema?: string
  /** First half of the ids of an inbox that is made now, of letters and digits. @default 8 random ones */
  name?: string
  /** The name that an inbox without an entry takes, whatever it was called: that of a backup, so that ids stay. */
  nameIfEmpty?: string
  /** Connections for reads and handler runs; there are `batchesUnderWay` + 1 beside them. @default 10 */
  poolSize?: number
  /** Batches of appends under way at once. @default 2 */
  batchesUnderWay?: number
  /** Handler runs under way at once, in this process. @default 8 */
  handlerConcurrency?: number
  /** Whole months that are kept beside the present one. @default all */
  keepMonths?: number
  /** Milliseconds until a connection that is not made counts as failed. @default 3,000 */
  connectTimeout?: number
  /** Milliseconds after which the database gives a statement up. @default 8,000, so that the store still hears of it */
  statementTimeout?: number
  log?: Log
}
