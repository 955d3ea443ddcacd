import express from 'express'
import { createMemoryInbox } from '../receiver/adapters/journal/index.ts'
import {
  createReceiver,
  createReceiverServer,
  type Entry,
  type Receiver,
  type ReceiverOptions,
  webhookPath,
} from '../receiver/index.ts'
import { close, listen } from './listen.ts'
import { testHooksToken } from './test-hooks-token.ts'
import { waitForEntry } from './wait-for-entry.ts'

/** As for `createReceiver`; what is left out lives in memory and takes what `testHooksToken` signs. */
export type StartReceiverOptions = Partial<ReceiverOptions>

export interface RunningReceiver {
  receiver: Receiver
  /** Without a slash at its end: the entries are at `/api/entries`. */
  url: string
  /** Where hooks are posted to. */
  hookUrl: string
  /**
   * The newest entry that the filter matches, now or within so many milliseconds: by default 4,000, so that it says
   * what came instead before vitest ends the test. The filter is that of the API: `event:order_paid handler:done`.
   */
  waitForEntry(filter: string, milliseconds?: number): Promise<Entry>
  stop(): Promise<void>
}

/** Starts a receiver on a free port. Handlers are registered on `receiver`. */
export async function startReceiver(options: StartReceiverOptions = {}): Promise<RunningReceiver> {
  const { inbox = createMemoryInbox(), hooksToken = testHooksToken } = options
  const receiver = createReceiver({ ...options, inbox, hooksToken })
  await receiver.start()
  const app = express().use(receiver.health).use('/api', receiver.api)
  const server = createReceiverServer(receiver.door, app)
  const url = await listen(server)
  return {
    receiver,
    url,
    hookUrl: `${url}${webhookPath}`,
    waitForEntry: (filter, milliseconds = 4_000) => waitForEntry(inbox, { filter, milliseconds }),
    async stop() {
      await receiver.stop()
      await close(server)
    },
  }
}
