/**
 * Appends the body of each paid order to a file, one line an order, and reads the order's id and the
 * customer's e-mail back from it.
 */
import { once } from 'node:events'
import { appendFile, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { validateBody } from '../src/contract/index.ts'
import { createJournal } from '../src/receiver/adapters/journal/index.ts'
// Once installed: 'jumpseller-webhook-kit/contract', '…/receiver/journal' and '…/receiver'.
import { createReceiver, fieldsOf } from '../src/receiver/index.ts'

interface Options {
  hooksToken: string
  port?: number
  folder?: string
  file?: string
  print?: (line: string) => void
}

export async function start({
  hooksToken,
  port = 3000,
  folder = 'data/order-paid-to-file',
  file = 'data/order-paid.ndjson',
  print = console.log,
}: Options) {
  const inbox = createJournal({ folder })
  // One run at a time: two large lines written at once could mix.
  const receiver = createReceiver({ inbox, hooksToken, handlerConcurrency: 1 })

  receiver.on('order_paid', async ({ entry }) => {
    const request = await inbox.request(entry.id)
    if (request) await appendFile(file, lineOf(entry.id, request.body))
    const last = (await readOrders(file)).at(-1)
    print(`Order ${last?.id} of ${last?.customerEmail}`)
  })

  await receiver.start()
  const server = express().use('/webhooks/jumpseller', receiver.router).listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/jumpseller`,
    receiver,
    async close() {
      server.close()
      await receiver.stop()
    },
  }
}

/** The body stays as it came. In JSON a line end can only stand between values, where a space says the same. */
function lineOf(entry: string, body: Buffer): string {
  return `{"entry":${JSON.stringify(entry)},"body":${body.toString('utf8').replaceAll(/[\r\n]/g, ' ')}}\n`
}

/** Each order once: a run that was cut off by a crash is made again, and then its line stands twice. */
export async function readOrders(file: string) {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line !== '')
  const kept = lines.map((line): { entry: string; body: unknown } => JSON.parse(line))
  const bodies = new Map(kept.map(({ entry, body }) => [entry, body]))
  return [...bodies.values()].flatMap((body) => {
    const valid = validateBody(body)
    return valid.ok ? fieldsOf(valid.body.order) : []
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await start({ hooksToken: process.env.JUMPSELLER_HOOKS_TOKEN ?? '' })
}
