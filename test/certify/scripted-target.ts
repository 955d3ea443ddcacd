import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { sign } from '../../src/contract/index.ts'
import { hooksToken } from './certifying.ts'

/** One request as it reached the scripted target. */
export interface Seen {
  method: string
  /** Names as they came, in the order in which they came. */
  names: string[]
  headers: IncomingMessage['headers']
  event: string | undefined
  signature: string | undefined
  isGenuine: boolean
  text: string
  /** Undefined where the body is no JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: the flaws look into bodies of any shape, as careless code does
  order: any
  /** Requests before this one. */
  before: number
  /** Requests with the very same body before this one. */
  same: number
  /** Requests of the same order before this one. */
  ofOrder: number
  /** Requests on the same connection before this one. */
  onConnection: number
}

export interface Told {
  entries: number
  state: string | null
}

/** A mistake of a receiver: what it answers, and what it says that it kept. Left out, it does right. */
export interface Flaw {
  /** A status, or no answer at all. Undefined does right. */
  answers?: (seen: Seen) => number | 'silence' | 'hang up' | undefined
  /** What is told of an order, of all its requests that were answered 2xx, oldest first. */
  tells?: (taken: Seen[]) => Told
  /** Whether it is kept though it is forged. */
  keepsForged?: boolean
  listens?: (server: Server) => void
}

const stateOf: Record<string, string> = {
  order_pending_payment: 'pending_payment',
  order_paid: 'paid',
  order_canceled: 'canceled',
  order_updated: 'paid',
}

/** As a right receiver: each stamp and body once, and the state of the latest stamp. */
export function rightTelling(taken: Seen[]): Told {
  const stampOf = (seen: Seen) => String(seen.headers['jumpseller-triggered-at'])
  const byStamp = taken.toSorted((a, b) => (stampOf(a) < stampOf(b) ? -1 : 1))
  const state = stateOf[byStamp.at(-1)?.event ?? ''] ?? null
  return { entries: new Set(taken.map((seen) => stampOf(seen) + seen.text)).size, state }
}

/** The state of whatever came last. */
export function lastWins(taken: Seen[]): Told {
  return { ...rightTelling(taken), state: stateOf[taken.at(-1)?.event ?? ''] ?? null }
}

/** A receiver with one flaw; `/kept/<order>` tells what it kept. */
export function createScriptedTarget(flaw: Flaw): Server {
  const { tells = rightTelling, keepsForged, listens } = flaw
  const count = createCounts()
  const taken = new Map<string, Seen[]>()

  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk) => chunks.push(chunk))
    req.on('error', () => {})
    req.on('end', () => {
      const kept = /^\/kept\/(\d+)$/.exec(req.url ?? '')?.[1]
      if (kept === undefined) take(req, res, Buffer.concat(chunks))
      else tell(res, taken.get(kept))
    })
  })

  function tell(res: ServerResponse, known: Seen[] | undefined): void {
    res.writeHead(known ? 200 : 404, { 'content-type': 'application/json' })
    res.end(known && JSON.stringify(tells(known)))
  }

  function take(req: IncomingMessage, res: ServerResponse, body: Buffer): void {
    const seen = count(seenIn(req, body), req.socket)
    const status = flaw.answers?.(seen) ?? rightAnswer(seen)
    const id = String(seen.order?.id)
    if ((status === 200 && seen.method === 'POST') || keepsForged) {
      taken.set(id, [...(taken.get(id) ?? []), seen])
    }
    if (status === 'silence') return
    if (status === 'hang up') res.destroy()
    else res.writeHead(status, status === 302 ? { location: '/login' } : {}).end(String(status))
  }

  listens?.(server)
  return server
}

function rightAnswer({ method, isGenuine }: Seen): number {
  if (method !== 'POST') return 405
  return isGenuine ? 200 : 401
}

function createCounts(): (seen: Seen, connection: object) => Seen {
  let before = -1
  const bodies = new Map<string, number>()
  const orders = new Map<string, number>()
  const connections = new WeakMap<object, number>()
  return (seen, connection) => {
    before += 1
    const id = String(seen.order?.id)
    const [same, ofOrder] = [bodies.get(seen.text) ?? 0, orders.get(id) ?? 0]
    const onConnection = connections.get(connection) ?? 0
    bodies.set(seen.text, same + 1)
    orders.set(id, ofOrder + 1)
    connections.set(connection, onConnection + 1)
    return { ...seen, before, same, ofOrder, onConnection }
  }
}

function seenIn(req: IncomingMessage, body: Buffer): Seen {
  const text = body.toString('utf8')
  const header = (name: string) => req.headers[name] as string | undefined
  const signature = header('jumpseller-hmac-sha256')
  return {
    method: req.method ?? '',
    names: req.rawHeaders.filter((_, at) => at % 2 === 0),
    headers: req.headers,
    event: header('jumpseller-event'),
    signature,
    isGenuine: signature === sign(body, hooksToken),
    text,
    order: orderIn(text),
    before: 0,
    same: 0,
    ofOrder: 0,
    onConnection: 0,
  }
}

function orderIn(text: string): Seen['order'] {
  try {
    return JSON.parse(text).order
  } catch {
    return undefined
  }
}
