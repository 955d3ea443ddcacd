/**
 * The receiver inside a Fastify app, whose other routes keep their JSON parser: the plugin answers a hook before
 * Fastify reads its body, wherever it is registered.
 */
import { fileURLToPath } from 'node:url'
import createFastify from 'fastify'
import { createJournal } from '../src/receiver/adapters/journal/index.ts'
import { jumpsellerFastify } from '../src/receiver/http/fastify-plugin.ts'
// Once installed: 'jumpseller-webhook-kit/receiver', and behind it '/journal' and '/fastify'.
import { createReceiver, type Fields } from '../src/receiver/index.ts'

interface Options {
  hooksToken: string
  port?: number
  folder?: string
}

export async function start({ hooksToken, port = 3000, folder = 'data/fastify' }: Options) {
  const receiver = createReceiver({ inbox: createJournal({ folder }), hooksToken })
  const paid = new Map<number, Fields>()
  receiver.on('order_paid', ({ fields }) => {
    paid.set(fields.id, fields)
  })

  const app = createFastify()
  app.register(jumpsellerFastify, { receiver, prefix: '/webhooks/jumpseller' })

  // A route of the app's own, with a body that Fastify has parsed.
  app.post<{ Body: { order: number } }>('/totals', async ({ body }, reply) => {
    const fields = paid.get(body.order)
    if (!fields) return reply.code(404).send({ message: 'No paid order of this number' })
    return { order: fields.id, total: fields.total, currency: fields.currency }
  })

  // Behind the last answer: the handler runs are ended, and the inbox is let go of.
  app.addHook('onClose', () => receiver.stop())
  await receiver.start()
  const url = await app.listen({ port, host: '127.0.0.1' })
  return { url, receiver, close: () => app.close() }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { close } = await start({ hooksToken: process.env.JUMPSELLER_HOOKS_TOKEN ?? '' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close)
}
