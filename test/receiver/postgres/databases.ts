import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import {
  createPostgresInbox,
  type PostgresInbox,
  type PostgresOptions,
} from '../../../src/receiver/adapters/postgres/index.ts'
import { type PostgresServer, type PostgresServerOptions, postgresServer } from '../../postgres-server.ts'

/** For what is waited for: a machine with other work is slow, and a second is not enough there. */
export const soon = { timeout: 10_000 }

/** A server for the tests of a file, and inboxes on it. */
export function databasesForTests(options?: PostgresServerOptions) {
  let server: PostgresServer

  beforeAll(async () => {
    server = await postgresServer(options)
  }, 30_000)
  afterAll(() => server?.remove(), 30_000)

  return {
    get server() {
      return server
    },

    /** Inboxes over a database of their own, which is emptied for each. */
    async emptied(
      more: Partial<PostgresOptions> = {},
    ): Promise<(other?: Partial<PostgresOptions>) => PostgresInbox> {
      await query(server.connectionString, emptyEverything)
      return (other) => createPostgresInbox({ connectionString: server.connectionString, ...more, ...other })
    },

    query: (text: string, values?: unknown[]) => query(server.connectionString, text, values),
  }
}

const emptyEverything = `
  do $$ begin
    if to_regclass('jumpseller_inbox.entries') is not null then
      truncate jumpseller_inbox.entries, jumpseller_inbox.requests, jumpseller_inbox.processes;
      delete from jumpseller_inbox_worker._private_jobs;
      alter sequence jumpseller_inbox.entry_no restart;
    end if;
  end $$`

async function query(connectionString: string, text: string, values?: unknown[]) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
