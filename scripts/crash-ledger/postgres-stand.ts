import { setTimeout as pause } from 'node:timers/promises'
import { request } from 'undici'
import type { Chance } from '../../src/store/domain/chance.ts'
import type { Database, KillableServer } from './database.ts'
import { killWhileStarting, type ReceiverChild, startReceiver } from './receiver-child.ts'
import type { ReceiverOrders } from './receiver-process.ts'
import type { Stand, StandCounts, StandParts } from './stand.ts'

export interface PostgresStandOptions extends StandParts {
  database: Database
  /** Receivers over the one database, of which one is killed; left out: one, which stays up when its server is. */
  processes?: number | undefined
}

/** How long receivers may take to find the database again, in milliseconds. */
const readyLimit = 30_000

/** The inbox on PostgreSQL. */
export function createPostgresStand(options: PostgresStandOptions): Stand {
  const { server } = options.database
  if (server && options.processes === undefined) return serverStand(createReceivers(options, 1), server)
  return processStand(options, options.processes ?? 3)
}

/** The server is killed; the receiver stays up. */
function serverStand(all: Receivers, server: KillableServer): Stand {
  const { strikeOne: _one, strikeWhileStarting: _starting, ...receivers } = all
  const { counts } = receivers
  let isDown = false
  return {
    ...receivers,
    title: 'PostgreSQL, under a receiver that stays up',
    async start() {
      const began = performance.now()
      if (isDown) await server.start()
      await receivers.start()
      await Promise.all(receivers.urls().map((url) => isReady(url, receivers.verifyAlive)))
      if (isDown) counts.starts.push(performance.now() - began)
      isDown = false
    },
    async strike(chance) {
      isDown = true
      await server.kill()
      // What is posted meanwhile is to be refused, not lost.
      await pause(chance.between(0, 200))
    },
  }
}

/** One of several receivers is killed. */
function processStand(options: PostgresStandOptions, processes: number): Stand {
  const { strikeOne, strikeWhileStarting, ...receivers } = createReceivers(options, processes)
  const title = `a receiver, of ${processes} on PostgreSQL`
  return { ...receivers, title, strike: strikeOne, strikeWhileStarting }
}

async function isReady(url: string, verifyAlive: () => void): Promise<void> {
  const limit = Date.now() + readyLimit
  for (;;) {
    verifyAlive()
    const { statusCode, body } = await request(`${url}/readyz`)
    const told = await body.text()
    if (statusCode === 200) return
    if (Date.now() > limit) throw new Error(`${url} did not become ready: ${told}`)
    await pause(10)
  }
}

type Receivers = ReturnType<typeof createReceivers>

function createReceivers(
  { database, program, hooksToken, effects }: PostgresStandOptions,
  processes: number,
) {
  const { connectionString, schema } = database
  const orders: ReceiverOrders = {
    hooksToken,
    effects: effects.path,
    inbox: { kind: 'postgres', connectionString, schema },
  }
  const counts: StandCounts = { starts: [], tornTails: 0, damagedLines: 0, powerCuts: 0 }
  const children: ReceiverChild[] = []

  return {
    takesOverLater: true,
    counts,
    async start() {
      while (children.length < processes) {
        const child = await startReceiver(program, orders)
        counts.starts.push(child.startedIn)
        children.push(child)
      }
    },
    urls: () => children.map(({ url }) => url),
    async strikeOne(chance: Chance) {
      const [child] = children.splice(chance.between(0, children.length - 1), 1)
      await child?.kill()
      if (child) effects.ended(child.pid)
    },
    async strikeWhileStarting(chance: Chance) {
      const usual = counts.starts.at(-1) ?? 300
      effects.ended(await killWhileStarting(program, orders, chance.next() * usual))
    },
    async stop() {
      await Promise.all(children.splice(0).map((child) => child.stop()))
    },
    async remove() {
      await Promise.all(children.splice(0).map((child) => child.kill()))
    },
    verifyAlive() {
      for (const child of children) {
        const crash = child.crash()
        if (crash) throw crash
      }
    },
  }
}
