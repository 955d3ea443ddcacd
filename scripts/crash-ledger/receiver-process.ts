/** A receiver to be killed: told as JSON in its first argument what to keep its entries in. */
import { once } from 'node:events'
import { openSync, writeSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import express from 'express'
import { collectDefaultMetrics } from 'prom-client'
import type { OpenReport } from '../../src/receiver/adapters/journal/line-log.ts'
import { createReceiver, createReceiverServer, type Inbox } from '../../src/receiver/index.ts'
import { noteSyncs } from './note-syncs.ts'

export interface ReceiverOrders {
  hooksToken: string
  /** The file that handlers leave their effects in. */
  effects: string
  inbox:
    | { kind: 'journal'; folder: string; segmentBytes: number; notes: string; sync: boolean }
    | { kind: 'postgres'; connectionString: string; schema: string }
}

/** The one line that the process writes, once it takes requests. */
export interface ReceiverReady {
  url: string
  mended: OpenReport | null
}

const { hooksToken, effects, inbox: kept }: ReceiverOrders = JSON.parse(process.argv[2] ?? '')
let mended: OpenReport | null = null

async function openInbox(): Promise<Inbox> {
  if (kept.kind === 'postgres') {
    const { createPostgresInbox } = await import('../../src/receiver/adapters/postgres/index.ts')
    return createPostgresInbox(kept)
  }
  const { createJournal } = await import('../../src/receiver/adapters/journal/index.ts')
  const { folder, segmentBytes, notes, sync } = kept
  const onMended = (report: OpenReport) => {
    mended = report
  }
  noteSyncs(notes, sync)
  return createJournal({ folder, segmentBytes, onMended })
}

/** Orders whose first run fails, so that retries are under way at a kill too. */
const failsFirst = (orderId: number) => orderId % 16 === 3

const receiver = createReceiver({ inbox: await openInbox(), hooksToken, handlerRetries: [5, 50, 500] })
const effectsFd = openSync(effects, 'a')
receiver.onAny(async ({ order, entry }) => {
  if (failsFirst(order.id) && entry.handler.runs === 0) throw new Error('The first run fails')
  // The effect is one write, keyed by the entry's id.
  writeSync(effectsFd, `run ${entry.id} ${order.id} ${process.pid}\n`)
  await nextTurn()
  writeSync(effectsFd, `end ${entry.id} ${order.id} ${process.pid}\n`)
})

await receiver.start()
collectDefaultMetrics({ register: receiver.metrics })
const app = express().use(receiver.health, receiver.metricsRoute).use('/api', receiver.api)
const server = createReceiverServer(receiver.door, app)
server.listen(0, '127.0.0.1')
await once(server, 'listening')
const ready: ReceiverReady = { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, mended }
process.stdout.write(`${JSON.stringify(ready)}\n`)

process.on('SIGTERM', async () => {
  server.close()
  await receiver.stop()
  server.closeAllConnections()
  process.stdin.destroy()
})
// It does not outlive the ledger.
process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL')).resume()
