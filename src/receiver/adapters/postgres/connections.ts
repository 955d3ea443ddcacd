import pg, { type Client, type ClientConfig, type Pool } from 'pg'
import type { Log } from '../../log.ts'

export interface ConnectionOptions {
  connectionString: string
  /** Connections for reads and handler runs. */
  poolSize: number
  /** Batches under way at once, each on a connection of its own. */
  batchesUnderWay: number
  /** Milliseconds. */
  connectTimeout: number
  /** Milliseconds. */
  statementTimeout: number
  log: Log
}

/** The ways to the database that one process keeps. */
export interface Connections {
  /** For appends alone: a long read never holds one up. */
  writers: Pool
  pool: Pool
  /** A new client that is not connected yet, for the session. */
  session(): Client
  /** A new client that is not connected yet and waits for as long as it takes, for migrations. */
  patient(): Client
  close(): Promise<void>
}

/** So much longer than the server's own limit waits the client, for a server that does not answer at all. */
const graceMilliseconds = 2_000

export function openConnections(options: ConnectionOptions): Connections {
  const { statementTimeout, log } = options
  const config: ClientConfig = {
    connectionString: options.connectionString,
    connectionTimeoutMillis: options.connectTimeout,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout + graceMilliseconds,
    idle_in_transaction_session_timeout: statementTimeout,
    keepAlive: true,
  }

  function newPool(what: string, max: number): Pool {
    const pool = new pg.Pool({ ...config, ...named(what), max, onConnect: keepPromise })
    // An idle client that breaks has been taken out of the pool already; without a listener it ends the process.
    pool.on('error', (error) => log.warn({ err: error }, 'A connection to the database broke'))
    // Nor does the pool listen to one that is lent out: its query, or its next one, tells of the loss.
    pool.on('connect', (client) => client.on('error', () => {}))
    return pool
  }

  const writers = newPool('appends', options.batchesUnderWay)
  const pool = newPool('reads and runs', options.poolSize)
  return {
    writers,
    pool,
    // What several ask of it at once goes out at once.
    session: () => new pg.Client({ ...config, ...named('session'), pipeline: true }),
    patient: () =>
      new pg.Client({ ...config, ...named('migrations'), statement_timeout: 0, query_timeout: 0 }),
    async close() {
      await Promise.all([writers.end(), pool.end()])
    },
  }
}

/** Tells the connections apart in pg_stat_activity. */
const named = (what: string) => ({ application_name: `jumpseller-webhook-kit: ${what}` })

/** A role or database set to commit asynchronously would make every answer a lie. */
async function keepPromise(client: pg.ClientBase): Promise<void> {
  await client.query(
    "select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'",
  )
}
