import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import express from 'express'
import {
  createReceiver,
  createReceiverServer,
  ownHostOnly,
  webhookPath,
} from 'jumpseller-webhook-kit/receiver'
import { createJournal } from 'jumpseller-webhook-kit/receiver/journal'
import { onOrderPaid } from './handlers/order-paid.ts'

if (existsSync('.env')) process.loadEnvFile('.env')
const { HOST = '127.0.0.1', RECEIVER_PORT = '3000', DATA_DIR = 'data', JUMPSELLER_HOOKS_TOKEN } = process.env
if (!JUMPSELLER_HOOKS_TOKEN) {
  throw new Error('JUMPSELLER_HOOKS_TOKEN is not set: copy .env.example to .env, and set it there.')
}

const receiver = createReceiver({
  inbox: createJournal({ folder: join(DATA_DIR, 'inbox') }),
  hooksToken: JUMPSELLER_HOOKS_TOKEN.split(','),
})
receiver.on('order_paid', onOrderPaid())
receiver.onError(({ error, entry, parked }) => {
  console.error(
    `Entry ${entry.id} was not handled, ${parked ? 'and is parked' : 'and will be again'}:`,
    error,
  )
})
await receiver.start()

// What is kept holds customers' data: it is shown to this machine alone.
const app = express().use(receiver.health).use(ownHostOnly([])).use('/api', receiver.api)
const server = createReceiverServer(receiver.door, app).listen(Number(RECEIVER_PORT), HOST, () => {
  const { port } = server.address() as AddressInfo
  console.log(`Hooks are taken at http://${HOST}:${port}${webhookPath}`)
})

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    server.close()
    await receiver.stop()
    process.exit()
  })
}
