/** The receiver on a plain node:http server, without any framework; what is no hook goes to a listener of your own. */
import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { createJournal } from '../src/receiver/adapters/journal/index.ts'
// Once installed: 'jumpseller-webhook-kit/receiver/journal' and 'jumpseller-webhook-kit/receiver'.
import { createReceiver, createReceiverServer, type Fields } from '../src/receiver/index.ts'

interface Options {
  hooksToken: string
  port?: number
  folder?: string
}

export async function start({ hooksToken, port = 3000, folder = 'data/node-http' }: Options) {
  const receiver = createReceiver({ inbox: createJournal({ folder }), hooksToken })
  const paid = new Map<number, Fields>()
  receiver.on('order_paid', ({ fields }) => {
    paid.set(fields.id, fields)
  })

  function listener(req: IncomingMessage, res: ServerResponse): void {
    const fields = paid.get(Number(/^\/totals\/(\d+)$/.exec(req.url ?? '')?.[1]))
    if (!fields) return void res.writeHead(404).end()
    const { id, total, currency } = fields
    res.setHeader('Content-Type', 'application/json')
    res.end(JSON.stringify({ order: id, total, currency }))
  }

  await receiver.start()
  // Takes /webhooks/jumpseller and /webhooks/jumpseller/<event>. At a path of your own: receiver.door(req, res).
  const server = createReceiverServer(receiver.door, listener)
  server.listen(port, '127.0.0.1')
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
