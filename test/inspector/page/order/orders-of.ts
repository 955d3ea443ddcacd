import type { TimelineAttempt, TimelineDelivery } from '../../../../src/inspector/page/views/order/moments.ts'
import type { Entry } from '../../../../src/receiver/domain/entry.ts'

const start = Date.UTC(2026, 0, 1, 10)

/** ISO 8601 of so many seconds after ten o'clock. */
export const at = (seconds: number): string => new Date(start + seconds * 1_000).toISOString()
export const time = (seconds: number): number => start + seconds * 1_000

export function entry(id: string, facts: Partial<Entry> = {}): Entry {
  return {
    id,
    receivedAt: at(0),
    event: 'order_paid',
    wireEvent: 'order_paid',
    storeCode: 'demo',
    triggeredAt: at(0),
    orderId: 7,
    verdict: 'accepted',
    reason: null,
    signature: 'valid',
    flags: [],
    receipts: 1,
    size: 100,
    handler: { state: 'none', runs: 0, lastError: null, nextRunAt: null },
    ...facts,
  }
}

export function attempt(n: number, seconds: number, outcome = 'delivered'): TimelineAttempt {
  const isDelivered = outcome === 'delivered'
  return {
    n,
    startedAt: at(seconds),
    outcome,
    message: isDelivered ? null : outcome,
    status: isDelivered ? 200 : null,
    latencyMs: 5,
  }
}

export function delivery(id: number, facts: Partial<TimelineDelivery> = {}): TimelineDelivery {
  return {
    id,
    event: 'order_paid',
    state: 'delivered',
    url: 'http://127.0.0.1:3000/webhooks/jumpseller',
    triggeredAt: at(0),
    createdAt: at(0),
    nextAttemptAt: null,
    endedAt: null,
    redeliveryOf: null,
    attempts: [],
    ...facts,
  }
}
