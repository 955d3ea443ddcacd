import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { postgresServer } from '../../test/postgres-server.ts'

/** Where receivers share an inbox. */
export interface Database {
  connectionString: string
  schema: string
  /** A server that was started for the ledger alone, and may be killed. */
  server?: KillableServer
  remove(): Promise<void>
}

export interface KillableServer {
  /** -9 of the postmaster; resolves when it is gone. */
  kill(): Promise<void>
  /** On what the killed one left. */
  start(): Promise<void>
}

/** Until the processes of a killed server have noticed and a new one may take its place, in milliseconds. */
const startLimit = 20_000

/** A server of the ledger's own for `embedded`, else the one at a URL, in a schema of the ledger's own. */
export async function openDatabase(place: string): Promise<Database> {
  const schema = `crash_ledger_${randomBytes(4).toString('hex')}`
  if (place !== 'embedded') {
    return { connectionString: place, schema, remove: () => dropSchemas(place, schema) }
  }
  const server = await postgresServer({ fsync: true })
  const { connectionString } = server
  return {
    connectionString,
    schema,
    server: {
      async kill() {
        const pid = await postmasterOf(connectionString)
        process.kill(pid, 'SIGKILL')
        while (isThere(pid)) await pause(5)
      },
      start: () => insist(server.start),
    },
    remove: server.remove,
  }
}

async function insist(start: () => Promise<void>): Promise<void> {
  const limit = Date.now() + startLimit
  for (;;) {
    try {
      return await start()
    } catch (error) {
      if (Date.now() > limit) throw error
      await pause(50)
    }
  }
}

async function withClient<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function postmasterOf(connectionString: string): Promise<number> {
  return withClient(connectionString, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    const file = await readFile(join(rows[0]?.data_directory ?? '', 'postmaster.pid'), 'utf8')
    return Number(file.split('\n')[0])
  })
}

function dropSchemas(connectionString: string, schema: string): Promise<void> {
  return withClient(connectionString, async (client) => {
    await client.query(`drop schema if exists ${schema} cascade`)
    await client.query(`drop schema if exists ${schema}_worker cascade`)
  })
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
