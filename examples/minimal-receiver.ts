// Once installed, import from 'jumpseller-webhook-kit/receiver' and 'jumpseller-webhook-kit/receiver/journal'.
import { fileURLToPath } from 'node:url'
import express from 'express'
import { createJournal } from '../src/receiver/adapters/journal/index.ts'
import { createReceiver } from '../src/receiver/index.ts'

export async function start({ hooksToken = '', port = 3000, folder = 'data/minimal', print = console.log }) {
  const receiver = createReceiver({ inbox: createJournal({ folder }), hooksToken })
  receiver.on('order_paid', ({ fields }) => print(`Order ${fields.id} is paid by ${fields.customerEmail}`))
  await receiver.start()
  const app = express().use('/webhooks/jumpseller', receiver.router)
  return { receiver, server: app.listen(port, '127.0.0.1') }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await start({ hooksToken: process.env.JUMPSELLER_HOOKS_TOKEN ?? '' })
}
