import { runMigrations } from 'graphile-worker'
import type { Client, Pool } from 'pg'
import { StorageError } from '../../inbox.ts'
import type { Log } from '../../log.ts'
import { migrations } from './migrations/index.ts'
import type { Names } from './names.ts'
import { writableServer } from './primary.ts'
import type { Query } from './session.ts'
import { workerLogger } from './worker-log.ts'

export interface MigrateOptions {
  /** Not connected yet; ended with the migrations. */
  client: Client
  /** For graphile-worker's own. */
  pool: Pool
  names: Names
  log: Log
  /** The first half of all ids, when the inbox is made now. */
  name: string | undefined
  /** The first half of all ids, when there is no entry and no process that gives any. */
  nameIfEmpty: string | undefined
}

/** Brings the database up to date, one process at a time, and answers the inbox's name. */
export async function migrate({
  client,
  pool,
  names,
  log,
  name,
  nameIfEmpty,
}: MigrateOptions): Promise<string> {
  await client.connect()
  try {
    await checkServer(client, log)
    // Of the session, since each migration has a transaction of its own; others wait here for all of it.
    await client.query('select pg_advisory_lock($1, 2)', [names.locks.upkeep])
    await runMigrations({ pgPool: pool, schema: names.worker, logger: workerLogger(log) })
    await runOwn(client, names, log)
    if (nameIfEmpty !== undefined) await rename(client, names, nameIfEmpty)
    return await nameOf(client, names, name)
  } finally {
    // The lock ends with the session.
    await client.end()
  }
}

async function checkServer(client: Client, log: Log): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; fsync: string }>(
    `select current_setting('server_version_num')::integer as version, current_setting('fsync') as fsync,
       current_setting('server_encoding') as encoding`,
  )
  const [server] = rows
  if (!server) throw new StorageError('The database did not say what it is.')
  if (server.version < 130_000) throw new StorageError('The database is older than PostgreSQL 13.')
  if (server.encoding !== 'UTF8') throw new StorageError(`The database is in ${server.encoding}, not UTF8.`)
  await writableServer(client.query.bind(client) as Query)
  if (server.fsync === 'off') log.warn({}, 'fsync is off on the database: a crash can lose what was answered')
}

async function runOwn(client: Client, names: Names, log: Log): Promise<void> {
  const { schema } = names
  await client.query(`create schema if not exists ${schema}`)
  await client.query(
    `create table if not exists ${schema}.migrations (
       number integer primary key, applied_at timestamptz not null default now())`,
  )
  const { rows } = await client.query<{ number: number }>(
    `select coalesce(max(number), 0) as number from ${schema}.migrations`,
  )
  const applied = rows[0]?.number ?? 0
  if (applied > migrations.length) {
    throw new StorageError(`The inbox in schema ${schema} was made by a newer version of the kit.`)
  }
  for (const [before, migration] of migrations.entries()) {
    if (before < applied) continue
    await client.query('begin')
    await client.query(migration(names))
    await client.query(`insert into ${schema}.migrations (number) values ($1)`, [before + 1])
    await client.query('commit')
    log.info({ migration: before + 1, schema }, 'Migrated the inbox')
  }
}

async function rename(client: Client, { schema }: Names, name: string): Promise<void> {
  await client.query(`insert into ${schema}.inbox (name) values ($1) on conflict do nothing`, [name])
  await client.query(
    `update ${schema}.inbox set name = $1
     where not exists (select from ${schema}.entries) and not exists (select from ${schema}.processes)`,
    [name],
  )
}

async function nameOf(client: Client, { schema }: Names, name: string | undefined): Promise<string> {
  await client.query(
    `insert into ${schema}.inbox (name) values (coalesce($1, left(gen_random_uuid()::text, 8)))
     on conflict do nothing`,
    [name ?? null],
  )
  const { rows } = await client.query<{ name: string }>(`select name from ${schema}.inbox`)
  if (!rows[0]) throw new StorageError(`The inbox in schema ${schema} has no name.`)
  return rows[0].name
}
