/** A receiver of somebody's own whose handler fails and whose process then dies of a fault: what is written then? */
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { createReceiver, createReceiverServer } from '../../src/receiver/index.ts'

const { CANARY_TOKEN = '', CANARY_FOLDER = '' } = process.env

const receiver = createReceiver({
  inbox: createJournal({ folder: CANARY_FOLDER }),
  hooksToken: CANARY_TOKEN,
  log: pino({ level: 'info' }, pino.destination(2)),
})
receiver.on('order_paid', () => {
  throw new Error('The handler does not feel like it')
})
receiver.onError(() => {
  // Not caught by anybody: the process ends.
  setImmediate(() => {
    throw new Error('The process dies')
  })
})
await receiver.start()
const server = createReceiverServer(receiver.door, (_req, res) => void res.writeHead(404).end())
server.listen(0, '127.0.0.1')
await once(server, 'listening')
process.stdout.write(`listening at ${(server.address() as AddressInfo).port}\n`)
