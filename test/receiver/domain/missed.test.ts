import { describe, expect, it } from 'vitest'
import type { Order } from '../../../src/contract/index.ts'
import { fieldsOf } from '../../../src/receiver/domain/fields.ts'
import { type Known, missedOf } from '../../../src/receiver/domain/missed.ts'
import type { OrderState } from '../../../src/receiver/domain/order-state.ts'

const order = (changes: Partial<Order> = {}): Order => ({
  id: 7,
  status: 'Paid',
  status_enum: 'paid',
  total: 50,
  ...changes,
})
const known = (state: OrderState, of: Order = order()): Known => ({ state, fields: fieldsOf(of) })

describe('an order of the store', () => {
  it.each([
    ['pending_payment', order({ status_enum: 'pending_payment' }), 'order_created'],
    ['paid', order(), 'order_paid'],
    ['shipped', order({ shipment_status_enum: 'fulfilled' }), 'order_shipped'],
    ['canceled', order({ status_enum: 'canceled' }), 'order_canceled'],
    ['abandoned', order({ status_enum: 'abandoned' }), 'order_updated'],
    ['unknown', { id: 7, status: 'Rätselhaft' }, 'order_updated'],
  ] as const)('that nobody knows and is %s comes in by the event of its state', (state, given, event) => {
    expect(missedOf(given, null)).toEqual({ kind: 'unknown', state, event })
  })

  it('that went further is behind in the inbox, whatever its fields', () => {
    const shipped = order({ shipment_status_enum: 'fulfilled' })
    expect(missedOf(shipped, known('paid'))).toEqual({
      kind: 'behind',
      state: 'shipped',
      event: 'order_shipped',
    })
    expect(missedOf(order(), { state: 'pending_payment', fields: null }).kind).toBe('behind')
  })

  it('that the inbox knows further on is left as it is', () => {
    expect(missedOf(order({ total: 60 }), known('canceled')).kind).toBe('ahead')
  })

  it('that only changed is not paid a second time', () => {
    expect(missedOf(order({ total: 60 }), known('paid'))).toEqual({
      kind: 'changed',
      state: 'paid',
      event: 'order_updated',
    })
  })

  it('is the same when its state and fields are, read back from JSON', () => {
    const readBack = JSON.parse(JSON.stringify(known('paid')))
    expect(missedOf(order({ tracking_number: 'X1' }), readBack).kind).toBe('same')
  })
})
