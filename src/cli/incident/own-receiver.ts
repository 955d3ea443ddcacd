import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { createMemoryInbox } from '../../receiver/adapters/journal/index.ts'
import { createReceiver, createReceiverServer, webhookPath } from '../../receiver/index.ts'

export interface OwnReceiver {
  hookUrl: string
  /** How to read an order of it. */
  read: string
  close(): Promise<void>
}

/** This kit's receiver in memory, on a free port: what an incident is played against when no other is named. */
export async function openOwnReceiver(hooksToken: string): Promise<OwnReceiver> {
  const receiver = createReceiver({ inbox: createMemoryInbox(), hooksToken })
  await receiver.start()
  const server = createReceiverServer(receiver.door, express().use('/api', receiver.api))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    hookUrl: `${url}${webhookPath}`,
    read: `${url}/api/orders/{order}`,
    async close() {
      await receiver.stop()
      const ended = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await ended
    },
  }
}
