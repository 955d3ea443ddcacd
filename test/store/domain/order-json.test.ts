import { describe, expect, it } from 'vitest'
import { writeOrder, writeOrderBody } from '../../../src/store/domain/order-json.ts'

const written = (fields: object) => writeOrder({ id: 1, status: 'Paid', ...fields })

describe('an order on the wire', () => {
  it('has whole amounts with their decimal where the currency has decimals', () => {
    expect(
      written({ currency: 'USD', subtotal: 399, tax: 0, shipping: 50, discount: 79.8, total: 369.2 }),
    ).toBe(
      '{"id":1,"status":"Paid","currency":"USD","subtotal":399.0,"tax":0.0,"shipping":50.0,"discount":79.8,"total":369.2}',
    )
  })

  it('has them without in a currency that has none', () => {
    expect(written({ currency: 'CLP', shipping: 50 })).toBe(
      '{"id":1,"status":"Paid","currency":"CLP","shipping":50}',
    )
  })

  it('writes amounts of lines likewise, and ids and quantities as they are', () => {
    const products = [{ id: 7, qty: 2, price: 10, weight: 1 }]
    expect(written({ currency: 'EUR', products })).toContain(
      '"products":[{"id":7,"qty":2,"price":10.0,"weight":1.0}]',
    )
  })

  it('keeps what JSON has no shorter form for, and leaves out what is undefined', () => {
    expect(written({ currency: 'USD', total: 1e21, note: undefined, text: '"ñ"\n☕' })).toBe(
      '{"id":1,"status":"Paid","currency":"USD","total":1e+21,"text":"\\"ñ\\"\\n☕"}',
    )
  })

  it('is wrapped in its name', () => {
    const body = new TextDecoder().decode(writeOrderBody({ id: 1, status: 'Paid' }))
    expect(body).toBe('{"order":{"id":1,"status":"Paid"}}')
  })
})
