import { describe, expect, it } from 'vitest'
import { validateBody } from '../../../src/contract/index.ts'
import { chanceOf } from '../../../src/store/domain/chance.ts'
import { writeOrderBody } from '../../../src/store/domain/order-json.ts'
import { plausibleMarket, plausibleOrder } from '../../../src/store/domain/plausible-order.ts'
import { compileClosedBody } from '../closed-schema.ts'
import { noon } from '../stores.ts'

const isClosed = compileClosedBody()

function draw(seed: number, currency?: string) {
  const chance = chanceOf(seed)
  const market = plausibleMarket(chance, currency)
  return plausibleOrder(chance, market, { id: 1001, now: noon, storeCode: 'demo' })
}

const drawn = Array.from({ length: 300 }, (_, seed) => draw(seed))

describe('a plausible order', () => {
  it('is the same for the same seed and another for another', () => {
    expect(draw(7)).toEqual(draw(7))
    expect(draw(7)).not.toEqual(draw(8))
  })

  it('adds up exactly, in sums and in lines', () => {
    for (const { subtotal, tax, shipping, discount, total, products } of drawn) {
      expect((subtotal ?? 0) + (tax ?? 0) + (shipping ?? 0) - (discount ?? 0)).toBe(total)
      expect(products?.reduce((sum, { price, qty }) => sum + (price ?? 0) * (qty ?? 0), 0)).toBe(subtotal)
      expect(products?.reduce((sum, line) => sum + (line.discount ?? 0), 0)).toBe(discount)
      expect(total).toBeGreaterThan(0)
    }
  })

  it('comes in several currencies and languages, with and without phone, variant and discount', () => {
    expect(new Set(drawn.map(({ currency }) => currency))).toEqual(new Set(['USD', 'CLP', 'EUR', 'BRL']))
    const statuses = ['Pending Payment', 'Pago Pendiente', 'Pagamento Pendente']
    expect(new Set(drawn.map(({ status }) => status))).toEqual(new Set(statuses))
    for (const part of [
      drawn.map(({ customer }) => customer?.phone ?? null),
      drawn.flatMap(({ products }) => products?.map((line) => line.variant_id ?? null) ?? []),
    ]) {
      expect(part).toContain(null)
      expect(part.some((value) => value !== null)).toBe(true)
    }
    expect(drawn.some(({ discount }) => discount === 0)).toBe(true)
    expect(drawn.some(({ discount }) => discount !== 0)).toBe(true)
  })

  it('takes any currency that is asked for', () => {
    expect(draw(1, 'BRL').customer?.phone_prefix ?? '+55').toBe('+55')
    expect(draw(1, 'SEK').currency).toBe('SEK')
    expect(Number.isInteger(draw(1, 'JPY').total)).toBe(true)
  })

  it('fits the schema and a closed copy of it, as written', () => {
    for (const order of drawn) {
      const body = JSON.parse(new TextDecoder().decode(writeOrderBody(order)))
      expect(validateBody(body)).toMatchObject({ ok: true })
      expect(isClosed(body), JSON.stringify(isClosed.errors)).toBe(true)
      expect(body).toEqual({ order: JSON.parse(JSON.stringify(order)) })
    }
  })

  it('writes its nulls', () => {
    expect(draw(3)).toMatchObject({
      completed_at: null,
      recovery_url: null,
      coupons: null,
      pickup_address: null,
      tracking_number: null,
      billing_information: null,
    })
  })
})

describe('the closed copy of the schema', () => {
  it('refuses a field that no schema names, at any depth', () => {
    expect(isClosed({ order: { id: 1, status: 'Paid', updated_at: 'never' } })).toBe(false)
    expect(isClosed({ order: { id: 1, status: 'Paid', products: [{ quantity: 1 }] } })).toBe(false)
    expect(isClosed({ order: { id: 1, status: 'Paid', products: [{ qty: 1 }] } })).toBe(true)
  })
})
