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
    const event = path.startsWith(`${webhookPath}/`) ? eventIn(path.slice(webhookPath.length + 1)) : undefined
    return event === undefined ? app(req, res) : door(req, res, event)
  })
  // The store waits 15 s for its answer: what takes longer to arrive has nobody waiting for it.
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  return server
}

/** Without the query, and without the one slash that people leave at the end of a hook's URL. */
function pathOf(url: string): string {
  const query = url.indexOf('?')
  const path = query < 0 ? url : url.slice(0, query)
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path
}

/** The event that a hook's URL names; undefined where it is no single, decodable step of a path. */
function eventIn(step: string): string | undefined {
  if (step === '' || step.includes('/')) return undefined
  try {
    return decodeURIComponent(step)
  } catch {
    return undefined
  }
}
