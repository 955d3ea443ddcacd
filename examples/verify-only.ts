/**
 * Only the wire, without the kit's receiver: a node:http server that proves each request and reads its order.
 * It keeps nothing, so the work is done before the answer (15 seconds are all there is), and what comes twice
 * is worked on twice.
 */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
// Once installed: 'jumpseller-webhook-kit/contract'.
import { eventOfWireName, headerNames, type Order, validateBody, verify } from '../src/contract/index.ts'

interface Options {
  hooksToken: string
  port?: number
  /** Given each genuine order. When it fails the store is told to try again. */
  take?: (event: string, order: Order) => void | Promise<void>
  /** Keeps what is genuine but unexpected for somebody to look at: every retry would bring the same. */
  setAside?: (body: Buffer, why: string) => void
}

const bodyLimit = 2 ** 20

export async function start({
  hooksToken,
  port = 3000,
  take = (event, order) => console.log(event, order.id, order.customer?.email),
  setAside = (body, why) => console.error(why, body.length, 'bytes'),
}: Options) {
  if (hooksToken === '') throw new TypeError('Without the hooks token nothing can be proved')

  async function statusFor(req: IncomingMessage): Promise<number> {
    if (req.method !== 'POST') return 405
    const body = await rawBody(req)
    if (!body) return 413
    if (!verify(body, headerOf(req, headerNames.signature), [hooksToken]).ok) return 401
    const event = eventOfWireName(headerOf(req, headerNames.event) ?? '')
    const order = orderIn(body)
    if (event && order) await take(event, order)
    else setAside(body, event ? 'Not an order' : 'None of the five events')
    return 200
  }

  const server = createServer((req, res) => {
    const answer = (status: number) => res.writeHead(status).end()
    statusFor(req).then(answer, () => answer(503))
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

/** The bytes as they came. Undefined when there are too many; the rest is read, so that the answer is heard. */
async function rawBody(req: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    size += chunk.length
    if (size <= bodyLimit) chunks.push(chunk)
    if (size > bodyLimit * 8) break
  }
  return size > bodyLimit ? undefined : Buffer.concat(chunks)
}

/** Node joins a header that came twice by a comma, which no signature and no event contains. */
function headerOf(req: IncomingMessage, name: string): string | undefined {
  return req.headers[name.toLowerCase()] as string | undefined
}

/** Refuses bytes that are not UTF-8 rather than mending them. */
function orderIn(body: Buffer): Order | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
    const valid = validateBody(JSON.parse(text))
    return valid.ok ? valid.body.order : undefined
  } catch {
    return undefined
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await start({ hooksToken: process.env.JUMPSELLER_HOOKS_TOKEN ?? '' })
}
