import { createServer, type RequestListener, type Server } from 'node:http'
import type { Door } from './door.ts'

/** Where the receiver's own server takes hooks in. */
export const webhookPath = '/webhooks/jumpseller'

/**
 * An HTTP server that hands hooks to the door before any framework sees them (its dispatch costs more than all
 * the rest together) and everything else to `app`.
 */
export function createReceiverServer(door: Door, app: RequestListener): Server {
  const server = createServer((req, res) => {
    const path = pathOf(req.url ?? '/')
    if (path === webhookPath) return door(req, res)
    if (path.startsWith(`${webhookPath}/`)) {
      const event = path.slice(webhookPath.length + 1)
      if (event !== '' && !event.includes('/')) return door(req, res, event)
    }
    return app(req, res)
  })
  // The store waits 15 s for its answer: what takes longer to arrive has nobody waiting for it.
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  return server
}

function pathOf(url: string): string {
  const query = url.indexOf('?')
  return query < 0 ? url : url.slice(0, query)
}
