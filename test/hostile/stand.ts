import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createReceiverApp } from '../../src/cli/halves/receiver-app.ts'
import { createInspector, createScriptedDoor, createUndiciPost } from '../../src/inspector/index.ts'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { createPostgresInbox } from '../../src/receiver/adapters/postgres/index.ts'
import { systemClock } from '../../src/receiver/clock.ts'
import {
  createReceiver,
  createReceiverServer,
  type Inbox,
  type Receiver,
  type ReceiverOptions,
} from '../../src/receiver/index.ts'
import { createMemoryState, createOutboxMailer, createStore, type Sender } from '../../src/store/index.ts'
import { fixtureToken } from '../fixtures.ts'
import { askedAbout, journalName } from './asked-about.ts'
import { createAudit } from './audit.ts'
import type { DoorName } from './case.ts'

/** Bytes: room for a million levels that are closed again. */
export const bodyLimit = 2 ** 21 + 2 ** 16

export type DoorStand = Awaited<ReturnType<typeof standDoor>>
export type StoreStand = Awaited<ReturnType<typeof standStore>>

/** What the hostile cases are sent to: receivers of every kind with their inspectors, and a store. */
export interface Stand {
  doors: Record<DoorName, DoorStand>
  store: StoreStand
  /** A store that knows nothing of the cases before: one in memory keeps all there ever was. */
  renewStore(): Promise<void>
  close(): Promise<void>
}

const signed: Partial<ReceiverOptions> = { hooksToken: fixtureToken }
const optionsOf: Record<DoorName, Partial<ReceiverOptions>> = {
  signed,
  'signed, reject': { ...signed, onInvalid: 'reject' },
  unsigned: {},
  'unsigned, reject': { onInvalid: 'reject' },
  impatient: signed,
  asked: signed,
}

/** The receivers keep a journal each, or share a PostgreSQL, each in a schema of its own. */
export async function openStand(connectionString?: string): Promise<Stand> {
  const names = Object.keys(optionsOf) as DoorName[]
  const doors = await Promise.all(
    names.map(async (name) => [name, await standDoor(name, connectionString)] as const),
  )
  const stand: Stand = {
    doors: Object.fromEntries(doors) as Record<DoorName, DoorStand>,
    store: await standStore(),
    async renewStore() {
      await stand.store.close()
      stand.store = await standStore()
    },
    async close() {
      await Promise.all([...doors.map(([, door]) => door.close()), stand.store.close()])
    },
  }
  return stand
}

function journalIn(folder: string): Inbox {
  // What is no longer kept is no longer asked for; and so memory must not grow.
  const retention = { entries: 2_000, bytes: 64 * 2 ** 20 }
  return createJournal({ folder, newName: () => journalName, segmentBytes: 8 * 2 ** 20, retention })
}

function sharedInbox(connectionString: string, door: DoorName): Inbox {
  const schema = `hostile_${Object.keys(optionsOf).indexOf(door)}`
  return createPostgresInbox({ connectionString, schema, name: journalName, poolSize: 4 })
}

/** A receiver on its own server, with all that the kit answers beside hooks. */
async function standDoor(name: DoorName, connectionString?: string) {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  const inbox = connectionString === undefined ? journalIn(folder) : sharedInbox(connectionString, name)
  const receiver = createReceiver({ hooksToken: null, ...optionsOf[name], inbox, bodyLimit })
  // Handlers meet what is accepted: the fields of an order, whatever it holds.
  receiver.onAny(({ fields }) => void JSON.stringify(fields))
  const errors: string[] = []
  const log = { ...quiet, error: (facts: object, message: string) => errors.push(told(facts, message)) }
  const { post, close: closePost } = createUndiciPost({ timeLimitMs: 2_000 })
  let url = ''
  const inspector = createInspector({
    inbox,
    refused: receiver.refused.list,
    hookUrl: () => `${url}/webhooks/jumpseller`,
    hooksTokens: [fixtureToken],
    pageToken: 'page-token',
    allowedTargets: [],
    post,
    // Not in front of the door: a case would have it answer 500.
    script: createScriptedDoor(receiver.door, systemClock).script,
    store: () => null,
    version: '0.0.0',
    now: Date.now,
  })
  const app = createReceiverApp(receiver, { allowedHosts: [], log, inspector })
  const limits = name === 'impatient' ? { headers: 150, request: 200, lookEvery: 25 } : {}
  const server = createReceiverServer(receiver.door, app, limits)
  const port = await listen(server)
  url = `http://127.0.0.1:${port}`
  await receiver.start()
  if (name === 'asked') await fill(receiver)
  return {
    port,
    url,
    /** What the log called an error. */
    errors,
    audit: createAudit(inbox),
    async close() {
      await shut(server)
      await receiver.stop()
      await closePost()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Keeps the bodies that are hard on who reads them. */
async function fill({ receive }: Receiver): Promise<void> {
  for (const { headers, body } of askedAbout) {
    const pairs = Object.entries(headers)
    const byLowerCase = Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]))
    await receive({ body, rawHeaders: pairs.flat(), headers: byLowerCase })
  }
}

/** A store whose hooks lead nowhere: nothing that a case names is ever connected to. */
async function standStore() {
  const errors: string[] = []
  const logger = { ...quiet, error: (facts: object, message: string) => errors.push(told(facts, message)) }
  const store = createStore({
    state: createMemoryState(),
    sender: nowhere,
    mailer: createOutboxMailer(),
    unreachableHooks: 'accept',
    logger,
  })
  await store.start()
  await store.hooks.register({ event: 'order_updated', url: 'http://127.0.0.1:9/hook' })
  for (let order = 0; order < 5; order++) await store.orders.create()
  const server = createServer(store.app)
  const port = await listen(server)
  return {
    port,
    errors,
    async close() {
      await shut(server)
      await store.stop()
    },
  }
}

const nowhere: Sender = {
  send: async () => ({ answered: false, failure: 'refused', message: 'nobody listens', latencyMs: 1 }),
  reach: async () => ({ ok: true }),
  close: async () => {},
}

const silence = () => {}
const quiet = { debug: silence, info: silence, warn: silence }

function told(facts: object, message: string): string {
  const { err } = facts as { err?: Error }
  return err ? `${message}: ${err.stack}` : message
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

async function shut(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
