import { readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { postgresServer } from '../test/postgres-server.ts'
import type { Pinning } from './processes/cores.ts'
import { treeOf } from './processes/process-tree.ts'

/** A PostgreSQL server of the run's own, on the servers' core. */
export interface Databases {
  /** A new, empty database; answers how to connect to it. */
  database(name: string): Promise<string>
  version: string
  remove(): Promise<void>
}

/** As initdb leaves it: fsync and synchronous_commit on. */
export async function startDatabases(pinning: Pinning): Promise<Databases> {
  const server = await postgresServer({ fsync: true })
  const client = new pg.Client(server.connectionString)
  await client.connect()
  const { rows } = await client.query("select current_setting('data_directory') as folder, version()")
  await client.end()
  // For an interrupted run; the server itself ends with the process that started it.
  const clear = () => rmSync(dirname(rows[0].folder), { recursive: true, force: true })
  process.once('exit', clear)
  const [postmaster] = readFileSync(join(rows[0].folder, 'postmaster.pid'), 'utf8').split('\n')
  for (const pid of treeOf(Number(postmaster))) pinning.moveToServer(pid)
  return {
    database: (name) => server.database(name),
    version: String(rows[0].version).split(' on ')[0] ?? '',
    async remove() {
      await server.remove()
      process.off('exit', clear)
    },
  }
}
