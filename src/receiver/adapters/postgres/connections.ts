import pg, { type Client, type ClientConfig, type Pool } from 'pg'
import type { Log } from '../../log.ts'
import { CuttableClient } from './cuttable-client.ts'
import { createPrimary, type Primary } from './primary.ts'
import type { Query } from './session.ts'

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
  /** Called with a connection to another server than before, and waited for before that is used. */
  onOtherServer: (query: Query) => Promise<void>
  log: Log
}

/** The ways to the database that one process keeps. */
export interface Connections {
  /** For appends alone: a long read never holds one up. */
  writers: Pool
  pool: Pool
  /** The server that the connections of both pools lead to. */
  primary: Primary
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

  const met = new Set<CuttableClient>()
  const primary = createPrimary({
    giveUp(reason) {
      if (met.size > 0) log.warn({ err: reason, connections: met.size }, 'Connections are given up')
      for (const client of met) client.cut(reason)
      met.clear()
    },
    onOther: options.onOtherServer,
  })

  async function onConnect(client: pg.ClientBase): Promise<void> {
    await primary.meet(client.query.bind(client) as Query)
    await keepPromise(client)
  }

  function newPool(what: string, max: number): Pool {
    const pool = new pg.Pool({ ...config, ...named(what), max, onConnect, Client: CuttableClient })
    pool.on('connect', (client) => met.add(client as unknown as CuttableClient))
    pool.on('remove', (client) => met.delete(client as unknown as CuttableClient))
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
    primary,
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
