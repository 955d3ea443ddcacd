import { describe, expect, it } from 'vitest'
import { type Order, validateBody } from '../../../src/contract/index.ts'
import { fieldsOf } from '../../../src/receiver/domain/fields.ts'
import { fixture, fixtures } from '../../fixtures.ts'

const order = (given: object) => ({ id: 1, status: 'Paid', ...given }) as Order

describe('fields', () => {
  it('of the documented sample of 2014', () => {
    const { order: sample } = JSON.parse(fixture('order_created/2014').body.toString())
    expect(fieldsOf(sample)).toMatchObject({
      id: 1026,
      status: 'pending_payment',
      createdAt: '2014-03-01T01:43:16.000Z',
      completedAt: null,
      currency: 'USD',
      subtotal: 399,
      tax: 0,
      shipping: 50,
      discount: 79.8,
      total: 369.2,
      customerEmail: 'test@gmail.com',
      customerPhone: '123',
    })
  })

  it('has every field for every accepted fixture, null rather than missing', () => {
    for (const { body } of fixtures().filter(({ group }) => group !== 'quarantined' && group !== 'refused')) {
      const valid = validateBody(JSON.parse(body.toString()))
      if (!valid.ok) throw new Error('a fixture is off schema')
      for (const value of Object.values(fieldsOf(valid.body.order))) expect(value).not.toBeUndefined()
    }
  })

  it.each([
    [
      'fullname',
      { customer: { fullname: 'Ana Rojas' }, billing_address: { name: 'B', surname: 'C' } },
      'Ana Rojas',
    ],
    ['billing address', { customer: {}, billing_address: { name: 'B', surname: 'C' } }, 'B C'],
    ['shipping address', { customer: null, shipping_address: { name: 'S', surname: null } }, 'S'],
    ['nothing', { customer: { fullname: '  ' } }, null],
  ])('reads the name from the %s', (_from, given, name) => {
    expect(fieldsOf(order(given)).customerName).toBe(name)
  })

  it.each([
    [{ phone: '123' }, '123'],
    [{ phone: '123', phone_prefix: '+56' }, '+56 123'],
    [{ phone: '+56123', phone_prefix: '+56' }, '+56123'],
    [{ phone: null, phone_prefix: '+56' }, null],
  ])('reads the phone %j as %s', (customer, phone) => {
    expect(fieldsOf(order({ customer })).customerPhone).toBe(phone)
  })

  it('reads dates in both forms, and no other as null', () => {
    expect(fieldsOf(order({ completed_at: '2023-02-10 13:56:35 UTC' })).completedAt).toBe(
      '2023-02-10T13:56:35.000Z',
    )
    expect(fieldsOf(order({ created_at: '2014-03-01T01:43:16-03:00' })).createdAt).toBe(
      '2014-03-01T04:43:16.000Z',
    )
    expect(fieldsOf(order({ created_at: 'yesterday' })).createdAt).toBeNull()
  })

  it('reads addresses and lines', () => {
    const fields = fieldsOf(
      order({
        shipping_address: { name: 'S', address: 'Main', street_number: 12, taxid: null },
        products: [{ id: 5, variant_id: 0, qty: 2, price: 1.5, sku: '' }],
      }),
    )
    expect(fields.shippingAddress).toMatchObject({ name: 'S', street: 'Main 12', taxId: null, city: null })
    expect(fields.billingAddress).toBeNull()
    expect(fields.lines).toEqual([
      { productId: 5, variantId: null, sku: null, name: null, quantity: 2, price: 1.5, discount: null },
    ])
  })
})
