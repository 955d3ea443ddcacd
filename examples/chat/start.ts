/**
 * Tells a chat channel what happens to orders: once an order and event, as fast as Slack wants it and no faster.
 * The work is done after the answer; what fails for good is parked and run again by one command.
 */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
// Once installed: 'jumpseller-webhook-kit/receiver/journal' and 'jumpseller-webhook-kit/receiver'.
import { createReceiver, ownHostOnly, webhookPath } from '../../src/receiver/index.ts'
import { messageOf, type ToldEvent, told } from './message.ts'
import { settingsOf } from './settings.ts'
import { createSlack } from './slack.ts'
import { toldBefore } from './told-before.ts'

interface Options {
  hooksToken: string
  slackUrl: string
  port?: number
  folder?: string
  /** Milliseconds before each retry of a failed run; then it is parked. Left out: the kit's own. */
  handlerRetries?: readonly number[]
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>
  now?: () => number
  print?: (line: string) => void
}

export async function start({ hooksToken, slackUrl, port = 3000, folder = 'data', ...options }: Options) {
  const { handlerRetries, wait, now, print = console.log } = options
  const inbox = createJournal({ folder: join(folder, 'inbox') })
  const slack = createSlack({ url: slackUrl, ...(wait && { wait }), ...(now && { now }) })
  const receiver = createReceiver({
    inbox,
    hooksToken,
    // One message at a time, in the order of arrival: Slack takes about one a second.
    handlerConcurrency: 1,
    handlerTimeLimit: 300_000,
    ...(handlerRetries && { handlerRetries }),
  })

  for (const each of Object.keys(told) as ToldEvent[]) {
    receiver.on(each, async ({ fields, entry, signal }) => {
      if (await toldBefore(inbox, entry)) return
      await slack.post(messageOf(each, fields), signal)
      print(`Order ${fields.id}: told that it ${told[each]}`)
    })
  }

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
