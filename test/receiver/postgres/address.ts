import { once } from 'node:events'
import { createServer, connect as dial, type Socket } from 'node:net'
import type { PostgresServer } from '../../postgres-server.ts'

/** One address that leads to whichever server is told: what a virtual IP, a proxy or a DNS name does. */
export interface Address {
  connectionString: string
  /** New connections lead to this server; those there are stay where they are. */
  leadTo(server: PostgresServer): void
  /** Ends the connections there are. */
  cut(): void
  /** The connections there are stay open, and nothing comes through them any more, nor an end. */
  silence(): void
  /** As silence(), but what is asked for reaches the server. */
  mute(): void
  /** How many connections lead to a server now. */
  connectionsTo(server: PostgresServer): number
  close(): Promise<void>
}

interface Way {
  from: Socket
  to: Socket
  server: PostgresServer
  isSilent: boolean
}

export async function addressOf(first: PostgresServer): Promise<Address> {
  let target = first
  const ways = new Set<Way>()
  const listener = createServer((from) => {
    const to = dial(target.port, '127.0.0.1')
    const way: Way = { from, to, server: target, isSilent: false }
    ways.add(way)
    from.pipe(to).pipe(from)
    from.on('error', () => {})
    from.on('close', () => {
      ways.delete(way)
      to.destroy()
    })
    to.on('error', () => {})
    to.on('close', () => {
      if (!way.isSilent) from.destroy()
    })
  }).listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const { port } = listener.address() as { port: number }

  function cut(): void {
    for (const { from } of ways) from.destroy()
  }

  return {
    connectionString: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    leadTo(server) {
      target = server
    },
    cut,
    silence() {
      for (const way of ways) {
        way.isSilent = true
        // What comes is read and goes nowhere.
        way.from.unpipe().resume()
        way.to.unpipe().resume()
      }
    },
    mute() {
      for (const way of ways) {
        way.isSilent = true
        way.to.unpipe().resume()
      }
    },
    connectionsTo: (server) => [...ways].filter((way) => way.server === server).length,
    async close() {
      cut()
      await new Promise((resolve) => listener.close(resolve))
    },
  }
}
