/**
 * Thanks the buyer of a large order by text when it is paid: once an order, and not at night. What falls into the
 * quiet hours is sent in the shop's morning, by a run of the same entry; so it is retried, parked and run again
 * as any other.
 */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
// Once installed: 'jumpseller-webhook-kit/receiver/journal' and 'jumpseller-webhook-kit/receiver'.
import {
  type Clock,
  createReceiver,
  type Fields,
  ownHostOnly,
  webhookPath,
} from '../../src/receiver/index.ts'
import { createMorning, systemClock } from './morning.ts'
import { toE164 } from './phone.ts'
import { type QuietHours, quietUntil } from './quiet-hours.ts'
import { createSender, type TwilioSettings } from './sender.ts'
import { type Limits, settingsOf } from './settings.ts'
import { createTexts } from './texts.ts'

interface Options {
  hooksToken: string
  twilio: TwilioSettings
  limits: Limits
  quiet: QuietHours
  /** In front of numbers that tell no country. */
  callingCode: string
  /** As the text names the shop. */
  shop: string
  port?: number
  folder?: string
  /** Milliseconds before each retry of a failed run; then it is parked. Left out: the kit's own. */
  handlerRetries?: readonly number[]
  clock?: Clock
  print?: (line: string) => void
}

export async function start({ hooksToken, port = 3000, folder = 'data', ...options }: Options) {
  const { clock = systemClock, print = console.log, handlerRetries } = options
  const receiver = createReceiver({
    inbox: createJournal({ folder: join(folder, 'inbox') }),
    hooksToken,
    // No two runs of one order at once, so that neither sends what the other is sending.
    handlerOrder: 'per-order',
    clock,
    ...(handlerRetries && { handlerRetries }),
  })
  const texts = createTexts(join(folder, 'texts'))
  const sender = createSender(options.twilio)
  const morning = createMorning({ texts, clock, rerun: receiver.rerun, print })

  receiver.on('order_paid', async ({ fields, entry }) => {
    const text = textOf(fields, options)
    if (typeof text === 'string') return print(`Order ${fields.id}: no text, ${text}`)
    const known = await texts.of(fields.id)
    if (known?.state === 'sent' || known?.state === 'canceled') return
    const already = known?.state === 'sending' ? await sender.sent(text) : undefined
    const until = quietUntil(clock.now(), options.quiet)
    if (!already && until !== null) {
      await texts.put(fields.id, { state: 'waiting', entry: entry.id, until })
      morning.expect(until)
      return print(`Order ${fields.id}: its text waits until ${new Date(until).toISOString()}`)
    }
    await texts.put(fields.id, { state: 'sending', entry: entry.id })
    await texts.put(fields.id, { state: 'sent', sid: already ?? (await sender.send(text)) })
    print(`Order ${fields.id}: its text is sent`)
  })

  // Nobody is thanked in the morning for what was canceled in the night.
  receiver.on('order_canceled', async ({ fields }) => {
    const known = await texts.of(fields.id)
    if (!known || known.state === 'waiting') await texts.put(fields.id, { state: 'canceled' })
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
  await morning.start()
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
      morning.stop()
    },
  }
}

/** The text, or why there is none. */
function textOf(
  { id, currency, total, customerPhone }: Fields,
  options: Pick<Options, 'limits' | 'callingCode' | 'shop'>,
) {
  const limit = currency === null ? undefined : options.limits.get(currency)
  if (limit === undefined) return 'no limit is set for its currency'
  if (total === null || total <= limit) return 'it is not above the limit'
  const to = customerPhone === null ? null : toE164(customerPhone, options.callingCode)
  if (to === null) return 'its buyer left no number that can be texted'
  // No name and no address: a text can be read on any locked screen.
  return {
    to,
    body: `${options.shop}: order ${id} of ${amountOf(total, currency ?? '')} is paid. Thank you!`,
  }
}

/** With plain spaces: one character outside the alphabet of texts, and it costs double. */
function amountOf(total: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' })
  return format.format(total).replaceAll(/\s/g, ' ')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (existsSync('.env')) process.loadEnvFile()
  const { close } = await start(settingsOf(process.env))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, close)
}
