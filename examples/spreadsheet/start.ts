/**
 * Writes orders into a CSV that a spreadsheet opens safely: a row for each state that an order reaches, the last
 * one telling how it stands. The work is done after the answer; what fails for good is parked and run again by
 * one command.
 */
import { once } from 'node:events'
import { existsSync, mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
// Once installed: 'jumpseller-webhook-kit/receiver/journal' and 'jumpseller-webhook-kit/receiver'.
import { createReceiver, ownHostOnly, webhookPath } from '../../src/receiver/index.ts'
import { openOrdersFile } from './orders-file.ts'
import { rowOf } from './row.ts'
import { rowStates } from './row-state.ts'
import { settingsOf } from './settings.ts'

interface Options {
  hooksToken: string
  file: string
  port?: number
  folder?: string
  /** Milliseconds before each retry of a failed run; then it is parked. Left out: the kit's own. */
  handlerRetries?: readonly number[]
  print?: (line: string) => void
}

export async function start({ hooksToken, file, port = 3000, folder = 'data', ...options }: Options) {
  const { handlerRetries, print = console.log } = options
  mkdirSync(dirname(file), { recursive: true })
  // It lets one process in at a time, and handlers run once it is open: nobody else appends meanwhile.
  const inbox = createJournal({ folder: join(folder, 'inbox') })
  const receiver = createReceiver({ inbox, hooksToken, ...(handlerRetries && { handlerRetries }) })
  let opened: ReturnType<typeof openOrdersFile> | undefined
  const orders = () => (opened ??= openOrdersFile(file))

  // Order Updated comes beside each of them and brings no state of its own.
  for (const state of rowStates) {
    receiver.on(`order_${state}`, async ({ fields, entry }) => {
      const isNew = await (await orders()).append(fields.id, state, rowOf(state, { fields, entry }))
      print(`Order ${fields.id}: ${state}${isNew ? '' : ', told before'}`)
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
  await orders()
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
