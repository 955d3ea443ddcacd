import { createHash } from 'node:crypto'
import type { Arrival } from '../../src/receiver/inbox.ts'

const noon = Date.UTC(2026, 0, 31, 12)

/** An accepted Order Paid of order 1026, changed as the test has it; the digest follows the body. */
export function arrival(changes: Partial<Arrival> & { text?: string } = {}): Arrival {
  const { text = '{"order":{"id":1026,"status":"Paid"}}', ...rest } = changes
  const body = rest.body ?? Buffer.from(text)
  return {
    receivedAt: noon,
    event: 'order_paid',
    wireEvent: 'order_paid',
    storeCode: 'demo',
    triggeredAt: noon,
    orderId: 1026,
    orderState: 'paid',
    verdict: 'accepted',
    reason: null,
    signature: 'valid',
    handled: false,
    rawHeaders: ['Content-Type', 'application/json', 'Jumpseller-Event', 'order_paid'],
    body,
    digest: createHash('sha256').update(body).digest(),
    ...rest,
  }
}

/** The n-th of many that are all different. */
export function arrivalOf(n: number, changes: Partial<Arrival> = {}): Arrival {
  return arrival({
    orderId: n,
    receivedAt: noon + n * 1_000,
    triggeredAt: noon + n * 1_000,
    text: `{"order":{"id":${n},"status":"Paid","total":${n}.0}}`,
    ...changes,
  })
}
