import { describe, expect, it } from 'vitest'
import { validateBody } from '../../src/contract/index.ts'

const errorsOf = (body: unknown) => {
  const result = validateBody(body)
  return result.ok ? [] : result.errors
}

describe('validateBody', () => {
  it('hands the body back as it came, with the fields it does not know', () => {
    const body = { order: { id: 1, status: 'Paid', loyalty_points: 3 }, also: true }
    const result = validateBody(body)
    expect(result.ok && result.body).toBe(body)
  })

  it.each([
    [{}, [{ path: '/order', message: 'is missing' }]],
    [{ order: { status: 'Paid' } }, [{ path: '/order/id', message: 'is missing' }]],
    [{ order: { id: 1, status: 2 } }, [{ path: '/order/status', message: 'must be string' }]],
    [
      { order: { id: 1, status: 'Paid', total: '9' } },
      [{ path: '/order/total', message: 'must be number,null' }],
    ],
    [
      { order: { id: 1, status: 'Paid', products: [{}, { qty: 'two' }] } },
      [{ path: '/order/products/1/qty', message: 'must be number,null' }],
    ],
  ])('tells where the fault of %j is', (body, errors) => {
    expect(errorsOf(body)).toEqual(errors)
  })

  it('tells of every fault, not of the first only', () => {
    const body = { order: { status: 1, total: 'x', customer: { email: 5 }, shipping_address: 'x' } }
    expect(errorsOf(body).map(({ path }) => path)).toEqual([
      '/order/id',
      '/order/status',
      '/order/total',
      '/order/customer/email',
      '/order/shipping_address',
    ])
  })

  it('tells of a part that may be null by its own fault, and does not say that it might have been null', () => {
    const errors = errorsOf({ order: { id: 1, status: 'Paid', customer: 'Amelia' } })
    expect(errors).toEqual([{ path: '/order/customer', message: 'must be object' }])
  })

  it('tells of at most fifty faults', () => {
    const products = Array.from({ length: 500 }, () => ({ qty: 'one' }))
    expect(errorsOf({ order: { id: 1, status: 'Paid', products } })).toHaveLength(50)
  })

  it.each([null, undefined, 0, '', 'text', true, [], Number.NaN])('answers, never throws, on %j', (value) => {
    expect(errorsOf(value)).toHaveLength(1)
  })

  it('is not misled by what a body puts into its prototype', () => {
    expect(errorsOf(JSON.parse('{"__proto__":{"order":{"id":1,"status":"Paid"}}}'))).toHaveLength(1)
  })

  it('refuses numbers that became infinite', () => {
    expect(errorsOf(JSON.parse('{"order":{"id":1,"status":"Paid","total":1e400}}'))[0]?.path).toBe(
      '/order/total',
    )
  })
})
