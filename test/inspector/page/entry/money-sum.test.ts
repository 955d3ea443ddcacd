import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { linesSum, totalSum } from '../../../../src/inspector/page/views/entry/order/money-sum.ts'
import { orderBody } from '../../../../src/inspector/page/views/entry/order/order-body.ts'
import { looseLines } from '../../../../src/inspector/page/views/entry/order/order-lines.ts'

const today = { subtotal: 399, tax: 0, shipping: 50, discount: 79.8, total: 369.2 }

describe('the total of an order', () => {
  it('is subtotal + tax + shipping − discount, whatever binary fractions make of it', () => {
    expect(totalSum(today)).toEqual({ state: 'right', formula: 'subtotal + tax + shipping − discount' })
    const cents = { subtotal: 0.1, tax: 0.2, shipping: 0, discount: 0, total: 0.3 }
    expect(cents.subtotal + cents.tax).not.toBe(cents.total)
    expect(totalSum(cents).state).toBe('right')
  })

  it('is told to be off, and by how much', () => {
    expect(totalSum({ ...today, total: 300 })).toMatchObject({ state: 'off', expected: 369.2, by: -69.2 })
    expect(totalSum({ ...today, total: 369.21 })).toMatchObject({ state: 'off', by: 0.01 })
  })

  it('may hold what newer bodies tell apart', () => {
    const order = { ...today, shipping_tax: 9.5, gift_cards_discount: 100, shipping_discount: 0 }
    expect(totalSum({ ...order, total: 278.7 })).toMatchObject({
      state: 'right',
      formula: expect.stringContaining('+ shipping tax − gift cards discount'),
    })
    expect(totalSum({ ...order, total: 369.2 }).state).toBe('right')
  })

  it('may hold prices that have the tax in them', () => {
    expect(totalSum({ ...today, tax: 63.7 })).toEqual({
      state: 'right',
      formula: 'subtotal + shipping − discount, with the tax in the prices',
    })
  })

  it.each([
    [{ ...today, total: null }, ['total']],
    [{ ...today, subtotal: '399.0' }, ['subtotal']],
    [{}, ['subtotal', 'total']],
  ])('of %j cannot be checked', (order, missing) => {
    expect(totalSum(order)).toEqual({ state: 'unknown', missing })
  })
})

describe('the lines of an order', () => {
  const lines = [
    { price: 100, qty: 2, discount: 20 },
    { price: 50, qty: 1 },
  ]

  it('come to the subtotal, with or without their discounts', () => {
    expect(linesSum({ subtotal: 250 }, lines).state).toBe('right')
    expect(linesSum({ subtotal: 230 }, lines)).toMatchObject({
      state: 'right',
      formula: 'price × quantity − discount of the lines',
    })
    expect(linesSum({ subtotal: 200 }, lines)).toMatchObject({ state: 'off', expected: 250, by: -50 })
  })

  it('cannot be checked where one has no price', () => {
    expect(linesSum({ subtotal: 250 }, [{ qty: 1, price: null }]).state).toBe('unknown')
    expect(linesSum({ subtotal: 250 }, []).state).toBe('unknown')
  })
})

describe('every fixture of an event', () => {
  const folders = ['order_created', 'order_paid', 'order_shipped', 'order_canceled', 'order_updated']
  const files = folders.flatMap((folder) =>
    readdirSync(`fixtures/${folder}`)
      .filter((name) => name.endsWith('.body.json'))
      .map((name) => `fixtures/${folder}/${name}`),
  )

  it.each(files)('%s adds up', (file) => {
    const body = orderBody(readFileSync(file, 'utf8'))
    if (!body.ok) throw new Error(body.message)
    expect(totalSum(body.order).state).toBe('right')
    expect(linesSum(body.order, looseLines(body.order)).state).toBe('right')
  })
})
