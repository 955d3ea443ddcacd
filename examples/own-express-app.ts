/**
 * The receiver inside an app of your own, whose other routes parse JSON. The receiver is mounted first: the
 * signature covers the raw bytes, and a parser in front would consume them. The wrong order throws at once.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createJournal } from '../src/receiver/adapters/journal/index.ts'
// Once installed: 'jumpseller-webhook-kit/receiver/journal' and 'jumpseller-webhook-kit/receiver'.
import { createReceiver, type Fields } from '../src/receiver/index.ts'

interface Options {
  hooksToken: string
  port?: number
  folder?: string
}

export async function start({ hooksToken, port = 3000, folder = 'data/own-express-app' }: Options) {
  const inbox = createJournal({ folder })
  const receiver = createReceiver({ inbox, hooksToken })
  const shipped = new Map<number, Fields>()
  receiver.on('order_shipped', ({ fields }) => {
    shipped.set(fields.id, fields)
  })

  const app = express()
  app.use('/webhooks/jumpseller', receiver.router)
  app.use(receiver.health)
  app.use(express.json())

  // A route of the app's own, with a body that express.json() has parsed.
  app.post('/parcels/search', (req, res) => {
    const fields = shipped.get(req.body?.order)
    if (!fields) return void res.status(404).json({ message: 'No shipped order of this number' })
    res.json({ order: fields.id, to: fields.shippingAddress, lines: fields.lines.length })
  })

  await receiver.start()
  const server = app.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    receiver,
    /** Answers what is under way, ends the handler runs, then lets go of the inbox. */
    async close() {
      server.close()
      await receiver.stop()
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { close } = await start({ hooksToken: process.env.JUMPSELLER_HOOKS_TOKEN ?? '' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close)
}
