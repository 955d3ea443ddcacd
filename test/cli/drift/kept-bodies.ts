import { createHash } from 'node:crypto'
import type { Inbox } from '../../../src/receiver/index.ts'

/** Keeps bodies as the receiver would, each received when `receivedAt` says, in milliseconds since 1970. */
export async function keptBodies(
  inbox: Inbox,
  bodies: readonly unknown[],
  receivedAt: (at: number) => number,
): Promise<void> {
  const receipts = bodies.map((value, at) => {
    const body = Buffer.from(JSON.stringify(value))
    return inbox.append({
      receivedAt: receivedAt(at),
      event: 'order_paid',
      wireEvent: 'Order Paid',
      storeCode: 'demo',
      triggeredAt: receivedAt(at),
      orderId: at,
      orderState: null,
      verdict: 'quarantined',
      reason: 'off_schema',
      signature: 'valid',
      handled: false,
      rawHeaders: [],
      body,
      digest: createHash('sha256').update(body).digest(),
    })
  })
  await Promise.all(receipts)
}
