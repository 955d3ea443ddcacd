import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { sign } from '../../../src/contract/index.ts'

/** What a receiver of somebody's own can get wrong. */
export type Flaw =
  | 'refuses old stamps'
  | 'last write wins'
  | 'answers after the work'
  | 'answers 200 to all'
  | 'keeps all'
  | 'keeps an event of an order once'
  | 'is full after 300'

interface Kept {
  identities: Set<string>
  entries: string[]
  state: string
  stamp: number
}

export const token = 'a token of the small receiver'

/** A receiver in plain Node, right but for its flaw; it tells what it has kept of an order at /orders/<id>. */
export async function smallReceiver(flaw?: Flaw): Promise<{ hookUrl: string; read: string }> {
  const orders = new Map<number, Kept>()
  let requests = 0

  async function take(request: IncomingMessage): Promise<number> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const header = (name: string) => String(request.headers[`jumpseller-${name}`] ?? '')
    requests += 1
    if (header('hmac-sha256') !== sign(body, token)) return flaw === 'answers 200 to all' ? 200 : 401
    const stamp = Date.parse(header('triggered-at'))
    if (flaw === 'is full after 300' && requests > 300) return 503
    if (flaw === 'refuses old stamps' && Math.abs(Date.now() - stamp) > 5 * 60_000) return 400
    if (flaw === 'answers after the work') await wait(400)
    keep(JSON.parse(body.toString()).order, { event: header('event'), stamp, body })
    return 200
  }

  function keep(
    order: { id: number; status_enum?: string; shipment_status_enum?: string },
    { event, stamp, body }: { event: string; stamp: number; body: Buffer },
  ): void {
    const known = orders.get(order.id) ?? { identities: new Set(), entries: [], state: '', stamp: 0 }
    orders.set(order.id, known)
    const identity =
      flaw === 'keeps an event of an order once'
        ? event
        : event + createHash('sha256').update(body).digest('hex')
    if (known.identities.has(identity) && flaw !== 'keeps all') return
    known.identities.add(identity)
    known.entries.push(identity)
    if (stamp < known.stamp && flaw !== 'last write wins') return
    known.stamp = stamp
    const isShipped = order.shipment_status_enum === 'fulfilled' && order.status_enum !== 'canceled'
    known.state = isShipped ? 'shipped' : (order.status_enum ?? '')
  }

  function show(url: string, response: ServerResponse): void {
    const known = orders.get(Number(url.split('/').at(-1)))
    response.statusCode = known ? 200 : 404
    response.end(JSON.stringify(known ? { state: known.state, entries: known.entries } : {}))
  }

  const server = createServer((request, response) => {
    if (request.method === 'GET') return show(request.url ?? '', response)
    take(request).then(
      (status) => response.writeHead(status).end(),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    return new Promise((resolve) => server.close(() => resolve()))
  })
  const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
  return { hookUrl: `${url}/hooks`, read: `${url}/orders/{order}` }
}
