import { describe, expect, it } from 'vitest'
import {
  fieldChanges,
  flatFields,
  groupedFields,
} from '../../../../src/inspector/page/views/order/field-changes.ts'
import { fieldsOf } from '../../../../src/receiver/domain/fields.ts'

const order = (more: object) => fieldsOf({ id: 7, status: 'Pending Payment', ...more } as never)

describe('fields', () => {
  it('are all there, absent ones as null', () => {
    const flat = flatFields(order({ total: 399, products: [] }))
    expect(flat.get('total')).toBe('399')
    expect(flat.get('customerEmail')).toBeNull()
    expect(flat.get('shippingAddress')).toBeNull()
    expect(flat.get('lines')).toBeNull()
  })

  it('differ by what changed, old and new, down into lines and addresses', () => {
    const before = order({ total: 10, products: [{ id: 1, qty: 1 }], shipping_address: { city: 'Lima' } })
    const after = order({
      total: 20,
      status: 'Paid',
      products: [{ id: 1, qty: 2 }],
      shipping_address: { city: null },
    })
    expect(fieldChanges(before, after)).toEqual([
      { field: 'status', before: 'pending_payment', after: 'paid' },
      { field: 'total', before: '10', after: '20' },
      { field: 'shippingAddress.city', before: 'Lima', after: null },
      { field: 'lines.0.quantity', before: '1', after: '2' },
    ])
  })

  it('tell of an address that came', () => {
    const changes = fieldChanges(order({}), order({ billing_address: { city: 'Porto' } }))
    expect(changes).toEqual([{ field: 'billingAddress.city', before: null, after: 'Porto' }])
  })

  it('do not differ from themselves', () => {
    expect(fieldChanges(order({ total: 1 }), order({ total: 1 }))).toEqual([])
  })
})

it('are grouped by what they belong to', () => {
  const groups = groupedFields(order({ total: 1, billing_address: { city: 'Porto' }, products: [{ id: 1 }] }))
  expect([...groups.keys()]).toEqual(['', 'billingAddress', 'lines.0'])
  expect(groups.get('')).toContainEqual({ name: 'shippingAddress', value: null })
  expect(groups.get('billingAddress')).toContainEqual({ name: 'city', value: 'Porto' })
})
