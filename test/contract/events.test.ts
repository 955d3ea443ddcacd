import { describe, expect, it } from 'vitest'
import {
  eventNames,
  eventOfWireName,
  events,
  isEventName,
  labelOf,
  wireNameOf,
} from '../../src/contract/index.ts'

const table = [
  ['order_created', 'Order Created', 'order_pending_payment'],
  ['order_paid', 'Order Paid', 'order_paid'],
  ['order_shipped', 'Order Shipped', 'order_shipped'],
  ['order_canceled', 'Order Canceled', 'order_canceled'],
  ['order_updated', 'Order Updated', 'order_updated'],
] as const

describe('the five events', () => {
  it('are these, in this order', () => {
    expect(events.map(({ name, label, wire }) => [name, label, wire])).toEqual(table)
    expect(eventNames).toEqual(table.map(([name]) => name))
  })

  it.each(table)('%s is labelled %s and travels as %s', (name, label, wire) => {
    expect(labelOf(name)).toBe(label)
    expect(wireNameOf(name)).toBe(wire)
    expect(eventOfWireName(wire)).toBe(name)
    expect(isEventName(name)).toBe(true)
  })

  it('order_created never travels', () => {
    expect(eventOfWireName('order_created')).toBeUndefined()
    expect(events.map(({ wire }) => String(wire))).not.toContain('order_created')
  })

  it.each([
    '',
    'order_pending_payment',
    'Order Paid',
    'ORDER_PAID',
    'order_cancelled',
    '__proto__',
    'constructor',
  ])('%j is not the name of an event', (text) => {
    expect(isEventName(text)).toBe(false)
  })

  it.each(['', 'order_abandoned', 'product_updated', 'Order_Paid', ' order_paid', 'toString', '__proto__'])(
    '%j is not a wire name of the five',
    (text) => {
      expect(eventOfWireName(text)).toBeUndefined()
    },
  )
})
