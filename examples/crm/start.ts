/**
 * Keeps a CRM up to date: the buyer as a contact, found by e-mail, and the order as a deal, found by its number,
 * whose stage follows the order. The work is done after the answer; what fails for good is parked and run again
 * by one command.
 */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
// Once installed: 'jumpseller-webhook-kit/receiver/journal' and 'jumpseller-webhook-kit/receiver'.
import { createReceiver, fieldsOf, ownHostOnly, webhookPath } from '../../src/receiver/index.ts'
import { contactOf, dealOf, type Stages } from './deal.ts'
import { createHubspot, type HubspotSettings } from './hubspot.ts'
import { latestOrder } from './latest-order.ts'
import { settingsOf } from './settings.ts'

interface Options {
  hooksToken: string
  hubspot: HubspotSettings
  pipeline: string
  stages: Stages
  port?: number
  folder?: string
  /** Milliseconds before each retry of a failed run; then it is parked. Left out: the kit's own. */
  handlerRetries?: readonly number[]
  print?: (line: string) => void
}

export async function start({ hooksToken, port = 3000, folder = 'data', ...options }: Options) {
  const { pipeline, stages, handlerRetries, print = console.log } = options
  const inbox = createJournal({ folder: join(folder, 'inbox') })
  const hubspot = createHubspot(options.hubspot)
  const receiver = createReceiver({
    inbox,
    hooksToken,
    // No two runs of one order at once, so that the later state is written later.
    handlerOrder: 'per-order',
    ...(handlerRetries && { handlerRetries }),
  })

  receiver.onAny(async ({ event, entry }) => {
    const order = await latestOrder(inbox, entry)
    const fields = fieldsOf(order)
    // Here rather than at the start: what arrives is kept while HubSpot is away.
    await hubspot.prepare()
    const deal = await hubspot.upsertDeal(fields.id, dealOf(fields, { pipeline, stages }))
    if (fields.customerEmail !== null) {
      const contact = await hubspot.upsertContact(fields.customerEmail, contactOf(order, fields))
      await hubspot.associate(deal, contact)
    }
    print(`Order ${fields.id}: deal ${deal} is up to date with ${event}`)
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
  const server = app.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  print(`Listening at ${url}${webhookPath}`)
  return {
    url,
    receiver,
    async close() {
      server.close()
      await receiver.stop()
    },
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (existsSync('.env')) process.loadEnvFile()
  const { close } = await start(settingsOf(process.env))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close)
}
