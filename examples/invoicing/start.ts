/**
 * Makes a PDF invoice of each paid order: numbered without gaps, and once an order however often Order Paid
 * comes. The work is done after the answer; what fails for good is parked and run again by one command.
 */
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
// Once installed: 'jumpseller-webhook-kit/receiver/journal' and 'jumpseller-webhook-kit/receiver'.
import { createReceiver, ownHostOnly, webhookPath } from '../../src/receiver/index.ts'
import { drawInvoice, type InvoiceStyle } from './draw-invoice.ts'
import { openIssuing } from './issue.ts'
import { settingsOf } from './settings.ts'

interface Options extends InvoiceStyle {
  hooksToken: string
  prefix: string
  firstNumber?: number
  port?: number
  folder?: string
  /** Milliseconds before each retry of a failed run; then it is parked. Left out: the kit's own. */
  handlerRetries?: readonly number[]
  print?: (line: string) => void
}

export async function start({ folder = 'data', port = 3000, print = console.log, ...options }: Options) {
  const { hooksToken, handlerRetries, prefix, firstNumber = 1 } = options
  const invoices = join(folder, 'invoices')
  mkdirSync(invoices, { recursive: true })
  // It lets one process in at a time, and handlers run once it is open: nobody else gives out numbers meanwhile.
  const inbox = createJournal({ folder: join(folder, 'inbox') })
  const receiver = createReceiver({ inbox, hooksToken, ...(handlerRetries && { handlerRetries }) })
  let opened: ReturnType<typeof openIssuing> | undefined
  const issuing = () => (opened ??= openIssuing({ folder: invoices, prefix, firstNumber }))

  receiver.on('order_paid', async ({ fields, entry }) => {
    let changed = 0
    const { issued, made } = await (await issuing()).issue({
      // One hooks token is one store's, so the order's number is enough.
      order: fields.id,
      entry: entry.id,
      async draw(as) {
        const drawn = await drawInvoice(as, fields, options)
        changed = drawn.changed
        return drawn.pdf
      },
    })
    print(`Order ${fields.id}: invoice ${issued.name}${made ? '' : ', made before'}`)
    if (changed > 0) print(`Invoice ${issued.name}: ${changed} letters are not in its font; set INVOICE_FONT`)
  })

  receiver.onError(({ entry, parked }) => {
    const next = parked
      ? `parked: see /api/entries/${entry.id}, then POST /api/entries/${entry.id}/rerun`
      : 'it is made again'
    print(`Order ${entry.orderId}: a run has failed; ${next}`)
  })

  const app = express()
  app.use(webhookPath, receiver.router)
  app.use('/api', ownHostOnly([]), receiver.api)
  await receiver.start()
  await issuing()
  const server = app.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  print(`Listening at ${url}${webhookPath}`)
  return {
    url,
    receiver,
    invoices,
    async close() {
      server.close()
      await receiver.stop()
      await (await issuing()).close()
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (existsSync('.env')) process.loadEnvFile()
  const { close } = await start(settingsOf(process.env))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close)
}
