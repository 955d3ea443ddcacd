import { expect, it } from 'vitest'
import { attemptOf } from '../../../../src/inspector/page/views/inbox/row/attempt-of.ts'
import type { DeliveryView } from '../../../../src/store/index.ts'
import { entryOf } from './entry-of.ts'

const hookUrl = 'http://127.0.0.1:3000/webhooks/jumpseller'

function deliveryOf(more: Partial<DeliveryView> = {}): DeliveryView {
  return {
    id: 1,
    event: 'order_paid',
    wireEvent: 'Order Paid',
    orderId: 1_007,
    hookId: 1,
    url: hookUrl,
    state: 'delivered',
    attemptCount: 3,
    triggeredAt: '2026-01-31T10:00:00.480Z',
    createdAt: '2026-01-31T10:00:00.480Z',
    firstAttemptAt: null,
    lastAttemptAt: null,
    nextAttemptAt: null,
    endedAt: null,
    redeliveryOf: null,
    ...more,
  }
}

const told = (...deliveries: DeliveryView[]) => attemptOf(entryOf(7), { deliveries, hookUrl, of: 10 })

it('tells the attempts of the delivery with the same order, event and stamp', () => {
  const another = deliveryOf({ id: 2, triggeredAt: '2026-01-31T10:00:01.000Z', attemptCount: 1 })
  expect(told(another, deliveryOf())).toEqual({ made: 3, of: 10, state: 'delivered' })
})

it('leaves it out where it cannot be known', () => {
  expect(told()).toBeNull()
  expect(told(deliveryOf({ event: 'order_updated' }))).toBeNull()
  expect(told(deliveryOf({ url: 'http://127.0.0.1:9/elsewhere' }))).toBeNull()
  expect(told(deliveryOf(), deliveryOf({ id: 2 }))).toBeNull()
  expect(
    attemptOf(entryOf(7, { triggeredAt: null }), { deliveries: [deliveryOf()], hookUrl, of: 10 }),
  ).toBeNull()
})

it('does not count what was redelivered later', () => {
  expect(told(deliveryOf(), deliveryOf({ id: 2, redeliveryOf: 1, attemptCount: 1 }))?.made).toBe(3)
})

it('tells deliveries of one second apart by its fractions, where the stamp has them', () => {
  const deliveries = [
    deliveryOf(),
    deliveryOf({ id: 2, triggeredAt: '2026-01-31T10:00:00.481Z', attemptCount: 1 }),
  ]
  const made = (triggeredAt: string) =>
    attemptOf(entryOf(7, { triggeredAt }), { deliveries, hookUrl, of: 10 })?.made
  expect(made('2026-01-31T10:00:00.480Z')).toBe(3)
  expect(made('2026-01-31T10:00:00.481Z')).toBe(1)
  expect(made('2026-01-31T10:00:00.000Z')).toBeUndefined()
})
