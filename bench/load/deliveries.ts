import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { formatTriggeredAt, headerNames, sign } from '../../src/contract/index.ts'
import { hooksToken } from '../wire.ts'
import { orderBodies } from './order-bodies.ts'

/** Whose headers the deliveries bear. */
export type Scheme = 'jumpseller' | 'github'

/**
 * The headers of a delivery, of which the last lacks the end of its value: the generator adds one that no
 * other cycle or run has. So the bodies are signed once and no delivery is ever sent twice.
 */
const headersOf: Record<Scheme, (body: Buffer, at: number) => [string, string][]> = {
  jumpseller: (body) => [
    [headerNames.event, 'order_paid'],
    [headerNames.signature, sign(body, hooksToken)],
    [headerNames.triggeredAt, formatTriggeredAt(Date.now())],
    [headerNames.storeCode, 'shop-'],
  ],
  github: (body, at) => [
    ['X-GitHub-Event', 'push'],
    ['X-Hub-Signature-256', `sha256=${createHmac('sha256', hooksToken).update(body).digest('hex')}`],
    ['X-GitHub-Delivery', `${at}-`],
  ],
}

/**
 * Writes deliveries for a generator to read: for each one a line with the lengths of its headers and of its
 * body, then both.
 */
export async function writeDeliveries(path: string, scheme: Scheme, count: number): Promise<void> {
  const file = createWriteStream(path)
  let at = 0
  for (const body of orderBodies(count, 'bench')) {
    const headers: [string, string][] = [
      ['User-Agent', 'Ruby'],
      ['Content-Type', 'application/json'],
      ['Content-Length', String(body.length)],
      ...headersOf[scheme](body, at),
    ]
    const head = headers.map(([name, value]) => `${name}: ${value}`).join('\r\n')
    file.write(`${head.length} ${body.length}\n${head}`)
    if (!file.write(body)) await once(file, 'drain')
    at += 1
  }
  file.end()
  await finished(file)
}

export interface StoredDelivery {
  head: string
  body: Buffer
}

/** Reads back what {@link writeDeliveries} wrote. */
export function* deliveriesIn(bytes: Buffer): Generator<StoredDelivery> {
  for (let at = 0; at < bytes.length; ) {
    const line = bytes.indexOf('\n', at)
    const [head = 0, body = 0] = bytes.toString('latin1', at, line).split(' ').map(Number)
    const bodyFrom = line + 1 + head
    at = bodyFrom + body
    yield { head: bytes.toString('latin1', line + 1, bodyFrom), body: bytes.subarray(bodyFrom, at) }
  }
}
