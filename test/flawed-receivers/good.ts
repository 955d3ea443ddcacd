/**
 * A right receiver in plain Node, without this kit, that keeps everything in memory: what certify gives full marks.
 * GET /orders/<id> tells what it kept of an order. The flawed ones are this one with a part done wrong.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'

/** A request, read. A header that is missing is an empty text. */
export interface Delivery {
  req: IncomingMessage
  body: Buffer
  event: string
  storeCode: string
  signature: string
  stamp: string
  // biome-ignore lint/suspicious/noExplicitAny: it comes from outside, and careless code looks into it as it likes
  order: any
}

/** What a receiver does, in this order. What throws is answered 500. */
export interface Parts {
  readBody(req: IncomingMessage): Promise<Buffer>
  isGenuine(delivery: Delivery, hooksToken: string): boolean
  /** The status that a forgery is answered. `known` are the deliveries of its order that were kept, oldest first. */
  refuse(delivery: Delivery, known: Delivery[]): number
  /** The status that a genuine one is answered; it is kept when that is 200. */
  accept(delivery: Delivery, known: Delivery[]): number | Promise<number>
  /** Adds it to those that are known of its order, unless it is one of them. */
  keep(delivery: Delivery, known: Delivery[]): void | Promise<void>
  /** Where the order stands, by all that is known of it. */
  stateOf(known: readonly Delivery[]): string | null
}

export const right: Parts = {
  readBody,
  isGenuine: ({ body, signature }, hooksToken) => isSame(signature, signatureOf(body, hooksToken)),
  refuse: () => 401,
  accept: () => 200,
  keep: (delivery, known) => {
    if (!isRepeated(delivery, known)) known.push(delivery)
  },
  stateOf: (known) => {
    const byStamp = known.toSorted((a, b) => (a.stamp < b.stamp ? -1 : 1))
    return byStamp.map(({ event }) => stateOfEvent[event]).findLast((state) => state !== undefined) ?? null
  },
}

export const stateOfEvent: Readonly<Record<string, string>> = {
  order_pending_payment: 'pending_payment',
  order_paid: 'paid',
  order_shipped: 'shipped',
  order_canceled: 'canceled',
}

/** Null takes unsigned requests. */
export function createGoodReceiver(hooksToken: string | null, wrong: Partial<Parts> = {}): Server {
  const parts = { ...right, ...wrong }
  const kept = new Map<string, Delivery[]>()

  async function take(req: IncomingMessage): Promise<number> {
    const delivery = deliveryOf(req, await parts.readBody(req))
    const id = String(delivery.order?.id)
    const known = kept.get(id) ?? []
    kept.set(id, known)
    if (hooksToken !== null && !parts.isGenuine(delivery, hooksToken)) return parts.refuse(delivery, known)
    const status = await parts.accept(delivery, known)
    if (status === 200) await parts.keep(delivery, known)
    return status
  }

  function tell(req: IncomingMessage, res: ServerResponse): void {
    req.resume()
    const id = /^\/orders\/(\d+)$/.exec(req.url ?? '')?.[1]
    const known = kept.get(id ?? '') ?? []
    if (id === undefined) return void answer(res, 405)
    if (known.length === 0) return void answer(res, 404)
    res.writeHead(200, { 'content-type': 'application/json' })
    res.end(JSON.stringify({ entries: known.length, state: parts.stateOf(known) }))
  }

  return createServer((req, res) => {
    if (req.method !== 'POST') return tell(req, res)
    take(req).then(
      (status) => answer(res, status),
      () => answer(res, 500),
    )
  })
}

export function signatureOf(body: Buffer | string, hooksToken: string): string {
  return createHmac('sha256', hooksToken).update(body).digest('base64')
}

export function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}

export function answer(res: ServerResponse, status: number): void {
  res.writeHead(status, { 'content-type': 'text/plain' }).end(String(status))
}

function readBody(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve) => {
    req.on('data', (chunk) => chunks.push(chunk))
    req.on('end', () => resolve(Buffer.concat(chunks)))
  })
}

function deliveryOf(req: IncomingMessage, body: Buffer): Delivery {
  const header = (name: string) => String(req.headers[name] ?? '')
  return {
    req,
    body,
    event: header('jumpseller-event'),
    storeCode: header('jumpseller-store-code'),
    signature: header('jumpseller-hmac-sha256'),
    stamp: header('jumpseller-triggered-at'),
    order: orderIn(body),
  }
}

/** Undefined where the body has none. */
function orderIn(body: Buffer): Delivery['order'] {
  try {
    return JSON.parse(body.toString('utf8')).order
  } catch {
    return undefined
  }
}

/** The last body once more, or one that was sent before with the same stamp. A, B, A is three. */
function isRepeated(delivery: Delivery, known: readonly Delivery[]): boolean {
  const ofEvent = known.filter(
    ({ storeCode, event }) => storeCode === delivery.storeCode && event === delivery.event,
  )
  if (ofEvent.at(-1)?.body.equals(delivery.body)) return true
  return ofEvent.some(({ body, stamp }) => stamp === delivery.stamp && body.equals(delivery.body))
}
