import { describe, expect, it } from 'vitest'
import { chanceOf } from '../../../src/store/domain/chance.ts'
import { checkGiven, completeGiven, type GivenOrder } from '../../../src/store/domain/given-order.ts'
import { marketOf } from '../../../src/store/domain/market.ts'
import { plausibleOrder } from '../../../src/store/domain/plausible-order.ts'
import { granted, noon } from '../stores.ts'

const market = marketOf('USD')
const plausible = plausibleOrder(chanceOf(1), market, { id: 1001, now: noon, storeCode: 'demo' })
const complete = (given: GivenOrder) => completeGiven(given, plausible, market)

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)]
}

describe('a given order', () => {
  it('is drawn where nothing is given', () => {
    expect(granted(complete({}))).toEqual(plausible)
  })

  it('keeps what is given, in parts too, and is summed up anew', () => {
    const order = granted(
      complete({ customer: { email: 'me@here.example' }, shipping: 5, products: [{ price: 19.99, qty: 3 }] }),
    )
    expect(order.customer).toEqual({ ...plausible.customer, email: 'me@here.example' })
    expect(order).toMatchObject({ subtotal: 59.97, tax: 0, shipping: 5, discount: 0, total: 64.97 })
    expect(order.products).toMatchObject([{ price: 19.99, qty: 3, files: [], type: 'physical' }])
  })

  it('takes lines of the catalogue by id or sku', () => {
    const order = granted(complete({ products: [{ id: 506 }, { sku: 'MUG-01', qty: 2 }] }))
    expect(order.products).toMatchObject([
      { name: 'Guitar, standard', price: 399 },
      { id: 502, price: 12.25 },
    ])
    expect(order.subtotal).toBe(423.5)
  })

  it('keeps sums that are given, even those that do not add up', () => {
    expect(granted(complete({ total: 1 })).total).toBe(1)
    expect(granted(complete({ tax: null })).tax).toBeNull()
  })

  it('keeps nulls and unknown fields', () => {
    expect(granted(complete({ customer: null, loyalty: { points: 3 } }))).toMatchObject({
      customer: null,
      loyalty: { points: 3 },
    })
  })

  it('cannot set what the store assigns', () => {
    expect(granted(complete({ id: 5, created_at: 'then', status_enum: 'paid' }))).toEqual(plausible)
  })

  it.each<[string, GivenOrder, string]>([
    ['off schema', { customer: { email: 5 } }, 'order_invalid'],
    ['a line that is none', { products: ['guitar'] }, 'order_invalid'],
    ['lines that are none', { products: 'guitar' }, 'order_invalid'],
  ])('is refused when it has %s', (_, given, code) => {
    expect(complete(given)).toMatchObject({ ok: false, code })
  })

  it.each<[string, GivenOrder, string]>([
    ['nested too deep', { loyalty: nested(4_100) }, 'order_invalid'],
    ['no currency', { currency: 'pesos' }, 'currency_invalid'],
  ])('is refused before when it is %s', (_, given, code) => {
    expect(checkGiven(given)).toMatchObject({ ok: false, code })
  })
})
