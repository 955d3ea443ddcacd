import type { RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { onTestFinished } from 'vitest'
import { createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import type { ReceiverOptions } from '../../src/receiver/create-receiver.ts'
import { createReceiver, createReceiverServer } from '../../src/receiver/index.ts'

/** Listens on a free port until the test is over; answers the address. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

export interface RunningOptions extends Partial<ReceiverOptions> {
  /** Registers handlers before the start. */
  prepare?: (receiver: ReturnType<typeof createReceiver>) => void
  app?: RequestListener
}

/** A receiver behind its own server, over the memory inbox unless another is given. */
export async function running({ prepare, ...options }: RunningOptions = {}) {
  const inbox = options.inbox ?? createMemoryInbox()
  const receiver = createReceiver({ hooksToken: null, ...options, inbox })
  prepare?.(receiver)
  const app = express()
  app.use(receiver.health)
  app.use('/api', receiver.api)
  const url = await listening(createReceiverServer(receiver.door, app))
  await receiver.start()
  onTestFinished(() => receiver.stop())
  return { receiver, inbox, url, hook: `${url}/webhooks/jumpseller` }
}
