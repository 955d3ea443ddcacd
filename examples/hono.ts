/**
 * The receiver inside a Hono app on Node. The handler takes the Web's own Request and gives a Response; the same
 * goes for any framework that speaks them. No middleware in front of it may read the body.
 */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createJournal } from '../src/receiver/adapters/journal/index.ts'
import { createFetchHandler } from '../src/receiver/http/fetch-handler.ts'
// Once installed: 'jumpseller-webhook-kit/receiver', and behind it '/journal' and '/fetch'.
import { createReceiver, type Fields } from '../src/receiver/index.ts'

interface Options {
  hooksToken: string
  port?: number
  folder?: string
}

export async function start({ hooksToken, port = 3000, folder = 'data/hono' }: Options) {
  const receiver = createReceiver({ inbox: createJournal({ folder }), hooksToken })
  const paid = new Map<number, Fields>()
  receiver.on('order_paid', ({ fields }) => {
    paid.set(fields.id, fields)
  })

  const handle = createFetchHandler(receiver)
  const app = new Hono()
  app.all('/webhooks/jumpseller/:event?', (c) => handle(c.req.raw, c.req.param('event')))

  // A route of the app's own, with a body that Hono has parsed.
  app.post('/totals', async (c) => {
    const { order } = await c.req.json<{ order: number }>()
    const fields = paid.get(order)
    if (!fields) return c.json({ message: 'No paid order of this number' }, 404)
    return c.json({ order: fields.id, total: fields.total, currency: fields.currency })
  })

  await receiver.start()
  const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  if (!server.listening) await once(server, 'listening')
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
