import type { Client } from 'pg'
import { StorageError } from '../../inbox.ts'
import type { Log } from '../../log.ts'

export type Query = Client['query']

export interface SessionOptions {
  /** A new client that is not connected yet. */
  client: () => Client
  /** Called with each connection before it counts as ready; what throws loses it again. */
  onConnected: (query: Query) => Promise<void>
  onNotification: (payload: string) => void
  /** Called every second while it is connected; what throws loses the connection. */
  beat: (query: Query) => Promise<void>
  log: Log
}

/**
 * The one connection that a process keeps for as long as it runs: notifications come by it, and the advisory
 * locks it holds tell the others that the process is alive. Lost, it is made anew.
 */
export interface Session {
  /** Rejects when the first connection cannot be made. */
  open(): Promise<void>
  /** Rejects with StorageError while there is no connection. */
  query: Query
  /** Why there is no connection; undefined while there is. */
  failure(): Error | undefined
  close(): Promise<void>
}

const beatMilliseconds = 1_000
const firstDelay = 50
const longestDelay = 2_000

export function createSession(options: SessionOptions): Session {
  const { log } = options
  let client: Client | undefined
  let lost: Error | undefined
  let timer: NodeJS.Timeout | undefined
  let isOpen = false
  let working: Promise<void> = Promise.resolve()

  async function connect(): Promise<void> {
    const next = options.client()
    const lose = (error: Error) => loseClient(next, error)
    next.on('error', lose)
    next.on('end', () => lose(new Error('The connection ended')))
    next.on('notification', ({ payload = '' }) => options.onNotification(payload))
    try {
      await next.connect()
      await options.onConnected(queryOf(next))
    } catch (error) {
      await end(next)
      throw error
    }
    if (!isOpen) return end(next)
    client = next
    lost = undefined
    later(beatMilliseconds, beat)
  }

  function loseClient(which: Client, error: Error): void {
    if (which !== client) return
    client = undefined
    lost = error
    void end(which)
    if (!isOpen) return
    log.warn({ err: error }, 'The connection to the database was lost')
    later(firstDelay, () => reconnect(firstDelay))
  }

  async function reconnect(delay: number): Promise<void> {
    try {
      await connect()
      if (client) log.info({}, 'The connection to the database is back')
    } catch (error) {
      lost = error as Error
      const next = Math.min(delay * 2, longestDelay)
      later(next, () => reconnect(next))
    }
  }

  async function beat(): Promise<void> {
    const beating = client
    if (!beating) return
    try {
      await options.beat(queryOf(beating))
      if (beating === client) later(beatMilliseconds, beat)
    } catch (error) {
      loseClient(beating, error as Error)
    }
  }

  function later(milliseconds: number, work: () => Promise<void>): void {
    clearTimeout(timer)
    if (!isOpen) return
    timer = setTimeout(() => {
      working = work()
    }, milliseconds)
  }

  return {
    async open() {
      isOpen = true
      try {
        await connect()
      } catch (error) {
        isOpen = false
        throw error
      }
    },
    query: ((...given: Parameters<Query>) => {
      if (!client) return Promise.reject(new StorageError('There is no connection to the database.'))
      return client.query(...given)
    }) as Query,
    failure: () => (client ? undefined : (lost ?? new Error('There is no connection to the database.'))),
    async close() {
      isOpen = false
      clearTimeout(timer)
      const last = client
      client = undefined
      if (last) await end(last)
      await working
    },
  }
}

function queryOf(client: Client): Query {
  return client.query.bind(client) as Query
}

async function end(client: Client): Promise<void> {
  // What breaks while it ends is of no account any more, but would end the process unheard.
  client.on('error', () => {})
  await client.end().catch(() => {})
}
