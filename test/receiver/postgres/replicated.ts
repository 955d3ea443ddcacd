import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest'
import { type PostgresServer, postgresServer } from '../../postgres-server.ts'
import { type Address, addressOf } from './address.ts'
import { soon } from './databases.ts'

export interface Replicated {
  primary: PostgresServer
  standby: PostgresServer
  /** Leads to the primary at first; for DATABASE_URL. */
  address: Address
  /** Makes the standby a primary, and waits until it takes writes. */
  promote(): Promise<void>
}

export interface ReplicatedOptions {
  /** Off, a commit does not wait for the standby. @default true */
  synchronous?: boolean
}

/** Pairs of a primary and its standby for the tests of a file, a fresh one for each. */
export function replicatedForTests() {
  let empty: PostgresServer

  beforeAll(async () => {
    empty = await postgresServer()
    await empty.stop()
  }, 30_000)
  afterAll(() => empty?.remove(), 30_000)

  return async ({ synchronous = true }: ReplicatedOptions = {}): Promise<Replicated> => {
    const primary = await postgresServer({ copyOf: empty })
    onTestFinished(() => primary.remove())
    const standby = await postgresServer({ copyOf: empty, standbyOf: primary })
    onTestFinished(() => standby.remove())
    if (synchronous) await ask(primary, "alter system set synchronous_standby_names = 'standby'")
    await ask(primary, 'select pg_reload_conf()')
    const states = () => ask(primary, 'select state, sync_state from pg_stat_replication')
    await expect
      .poll(states, soon)
      .toEqual([{ state: 'streaming', sync_state: synchronous ? 'sync' : 'async' }])
    const address = await addressOf(primary)
    onTestFinished(() => address.close())
    return {
      primary,
      standby,
      address,
      async promote() {
        expect(await ask(standby, 'select pg_promote() as promoted')).toEqual([{ promoted: true }])
      },
    }
  }
}

/** Asks a server itself, whatever the address leads to. */
export async function ask(server: PostgresServer, text: string, values?: unknown[]) {
  const client = new pg.Client({ connectionString: server.connectionString })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}

/** From now on it answers reads alone, over the connections it has as well. */
export async function makeReadOnly(server: PostgresServer): Promise<void> {
  await ask(server, 'alter system set default_transaction_read_only = on')
  await ask(server, 'select pg_reload_conf()')
  const isReadOnly = async () => (await ask(server, 'show default_transaction_read_only'))[0]
  await expect.poll(isReadOnly, soon).toEqual({ default_transaction_read_only: 'on' })
}
