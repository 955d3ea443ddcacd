import express from 'express'
import { createReceiver, createReceiverServer, type Inbox } from '../../src/receiver/index.ts'
import { hooksToken } from '../wire.ts'
import { listen } from './serve.ts'

/**
 * The receiver on its own server. On SIGUSR2 it tells its memory in a line of JSON, after a collection when it
 * runs with --expose-gc.
 */
export async function serveReceiver(inbox: Inbox): Promise<void> {
  const receiver = createReceiver({ inbox, hooksToken })
  await receiver.start()
  const server = createReceiverServer(receiver.door, express().use(receiver.health).use('/api', receiver.api))
  listen(server)
  process.on('SIGUSR2', () => {
    for (let time = 0; time < 3; time += 1) globalThis.gc?.()
    process.stdout.write(`${JSON.stringify(process.memoryUsage())}\n`)
  })
  process.once('SIGTERM', () => {
    server.close()
    server.closeAllConnections()
    void receiver.stop()
  })
}
