import { randomBytes } from 'node:crypto'
import { type Health, type Inbox, StorageError } from '../../inbox.ts'
import { silent } from '../../log.ts'
import { createFlushes } from '../../measures/flushes.ts'
import { createBatches } from './batches.ts'
import { type Connections, openConnections } from './connections.ts'
import { type EndedRun, recordQuery } from './ended-runs.ts'
import { noOf } from './entry-of-row.ts'
import { createFeed } from './feed.ts'
import { readFigures } from './figures.ts'
import { createHealth } from './health.ts'
import { createPassLostNumbers } from './lost-numbers.ts'
import { migrate } from './migrate.ts'
import { createMonths } from './months.ts'
import { namesOf } from './names.ts'
import { toldOf } from './notification.ts'
import type { PostgresOptions } from './options.ts'
import { createOrders } from './orders.ts'
import { createReads } from './reads.ts'
import { createRestore } from './restore.ts'
import { search } from './search.ts'
import { createSession } from './session.ts'
import { createPostgresRuns } from './shared-runs.ts'
import { isRefusal, storageError } from './storage-fault.ts'
import { createUpkeep } from './upkeep.ts'
import { createWriter } from './writer.ts'

/** The inbox on PostgreSQL, for any number of processes. */
export interface PostgresInbox extends Inbox {
  readonly sharedRuns: NonNullable<Inbox['sharedRuns']>
  /**
   * Lets go of the whole months that ended by then: the partitions with their bodies and headers, and their
   * entries. Answers how many of each.
   */
  dropBefore(time: Date): Promise<{ partitions: number; entries: number }>
}

/**
 * Builds an inbox on PostgreSQL 13 or newer; open() connects and migrates.
 *
 * @throws TypeError when the schema's name has letters that need quoting.
 */
export function createPostgresInbox(options: PostgresOptions): PostgresInbox {
  const { log = silent, statementTimeout = 8_000, batchesUnderWay = 2 } = options
  const names = namesOf(options.schema ?? 'jumpseller_inbox')
  const by = randomBytes(6).toString('hex')
  let connections: Connections | undefined
  let name = ''
  /** Of the session's connection. */
  let checkPrimary = async () => {}
  let isOpen = false

  function connected(): Connections {
    if (!connections) throw closed()
    return connections
  }
  const pool = () => connected().pool
  const idOf = (no: number | string) => `${name}-${no}`
  const noOfOurs = (id: string) => noOf(name, id)

  const reads = createReads(names, pool, () => name)
  const orders = createOrders(names, pool, idOf)
  const feed = createFeed({ ...reads, log })
  const months = createMonths(pool, names)
  const upkeep = createUpkeep({ months, keepMonths: options.keepMonths, now: Date.now, log })
  const probe = async () => {
    await connected().writers.query(`update ${names.schema}.inbox set checked_at = now()`)
  }
  const health = createHealth({ probe })
  const flushes = createFlushes()
  const writer = createWriter({
    names,
    pool: () => connected().writers,
    months,
    by,
    idOf,
    batchesUnderWay,
    tell: feed.tell,
    flushes,
    onOutcome: health.saw,
  })
  const ended = createBatches<EndedRun, undefined>({
    async write(runs) {
      await pool().query(recordQuery(names, runs, by))
      await feed.tell({ upTo: 0, changed: runs.map(({ no }) => no) })
      return []
    },
    keyOf: ({ no }) => String(no),
    bytesOf: () => 0,
    isRefusal,
    limit: 256,
    underWay: 1,
  })
  const session = createSession({
    client: () => connected().session(),
    async onConnected(query) {
      checkPrimary = await connected().primary.meet(query)
      await query(`listen ${names.channel}`)
      await runs.connected(query)
      await feed.tell({ upTo: (await reads.top()) - 1, changed: [] })
    },
    onNotification(payload) {
      const told = toldOf(payload)
      // What changed here has been told already.
      void feed.tell(told.by === by ? { ...told, changed: [] } : told)
    },
    async beat(query) {
      await checkPrimary()
      await runs.beat(query)
      await health.look()
      upkeep.whenDue()
    },
    log,
  })
  const runs = createPostgresRuns({
    names,
    pool,
    session,
    concurrency: options.handlerConcurrency ?? 8,
    idOf,
    noOf: noOfOurs,
    record: ended.add,
    async enqueue(no) {
      await pool().query(`select ${names.schema}.enqueue_run($1, $2)`, [no, by])
      await feed.tell({ upTo: 0, changed: [no] })
    },
    log,
  })

  const restore = createRestore({
    names,
    pool,
    months,
    idOf,
    noOf: noOfOurs,
    append: writer.append,
    record: (no, outcome) => ended.add({ no, turn: null, id: null, outcome }).then(() => {}),
  })

  function healthNow(): Health {
    const failure = isOpen ? (session.failure() ?? health.failure()) : closed()
    return failure ? { ok: false, message: failure.message } : { ok: true }
  }

  async function letGo(): Promise<void> {
    await session.close()
    const last = connections
    connections = undefined
    await last?.close()
  }

  return {
    sharedRuns: runs,

    async open() {
      if (isOpen) return
      connections = openConnections({
        connectionString: options.connectionString,
        poolSize: Math.max(3, options.poolSize ?? 10),
        batchesUnderWay,
        connectTimeout: options.connectTimeout ?? 3_000,
        statementTimeout,
        onOtherServer: createPassLostNumbers({ names, known: feed.known, log }),
        log,
      })
      try {
        const client = connections.patient()
        name = await migrate({ client, pool: pool(), names, log, ...namesAsked(options) })
        await upkeep.now()
        await session.open()
      } catch (error) {
        await letGo()
        throw storageError(error, 'The inbox could not be opened')
      }
      health.saw(undefined)
      isOpen = true
    },

    async close() {
      if (!isOpen) return
      isOpen = false
      await runs.stop()
      await writer.drained()
      await ended.drained()
      await upkeep.done()
      await letGo()
    },

    append: (arrival) => (isOpen ? writer.append(arrival) : Promise.reject(closed())),

    async entry(id) {
      const no = noOfOurs(id)
      const [found] = no > 0 ? await reads.entriesOf([no]) : []
      return found?.entry
    },

    async request(id) {
      const no = noOfOurs(id)
      return no > 0 ? reads.request(no) : undefined
    },

    entries: (query) => search(reads, query),
    order: orders.order,
    orders: ({ limit, before }) => orders.orders({ limit, below: reads.cursorOf(before) }),
    dueRuns: (page) => reads.dueRuns(page),

    async recordRun(id, outcome) {
      if (!isOpen) throw closed()
      const no = noOfOurs(id)
      if (no > 0) await ended.add({ no, turn: null, id: null, outcome })
    },

    async addedAfter(id, limit) {
      return (await reads.entriesAfter(noOfOurs(id), limit)).map(({ entry }) => entry)
    },

    subscribe: feed.subscribe,

    health: healthNow,

    async probe() {
      if (!isOpen) return { ok: false, message: closed().message }
      try {
        await probe()
        health.saw(undefined)
      } catch (error) {
        health.saw(error as Error)
      }
      return healthNow()
    },

    figures: () => readFigures(names, pool()),
    flushes,
    restore: (entries) => (isOpen ? restore(entries) : Promise.reject(closed())),

    dropBefore: (time) => months.dropBefore(time.getTime()),
  }
}

function namesAsked({ name, nameIfEmpty }: PostgresOptions) {
  return { name, nameIfEmpty }
}

function closed(): StorageError {
  return new StorageError('The inbox is closed.')
}
