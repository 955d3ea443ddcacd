import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer, type ServerOptions } from 'node:https'
import type { Door } from './door.ts'

/** Where the receiver's own server takes hooks in. */
export const webhookPath = '/webhooks/jumpseller'

/** How long a request may take to arrive, in milliseconds; one that takes longer is answered 408 and hung up on. */
export interface ArrivalLimits {
  /** Of the headers. @default 10,000 */
  headers?: number
  /** Of the whole request. @default 30,000 */
  request?: number
  /** How often that is looked at, and so by how much the limits may be overrun. @default 2,000 */
  lookEvery?: number
  /** Of the TLS handshake; one that takes longer is hung up on. @default 10,000 */
  handshake?: number
}

export interface ReceiverServerOptions extends ArrivalLimits {
  /** Certificate and key, and what else node:https takes: the server then speaks https alone. @default plain HTTP */
  tls?: ServerOptions
}

/**
 * An HTTP server that hands hooks to the door before any framework sees them (its dispatch costs more than all
 * the rest together) and everything else to `app`.
 */
export function createReceiverServer(
  door: Door,
  app: RequestListener,
  { tls, ...limits }: ReceiverServerOptions = {},
): Server {
  // The store waits 15 s for its answer: what takes longer to arrive has nobody waiting for it.
  const { headers = 10_000, request = 30_000, lookEvery = 2_000, handshake = 10_000 } = limits
  const arrival = { headersTimeout: headers, requestTimeout: request, connectionsCheckingInterval: lookEvery }
  const listener: RequestListener = (req, res) => {
    const path = pathOf(req.url ?? '/')
    if (path === webhookPath) return door(req, res)
    const event = path.startsWith(`${webhookPath}/`) ? eventIn(path.slice(webhookPath.length + 1)) : undefined
    return event === undefined ? app(req, res) : door(req, res, event)
  }
  if (!tls) return createServer(arrival, listener)
  return createHttpsServer({ ...arrival, handshakeTimeout: handshake, ...tls }, listener)
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
