import { expect, it } from 'vitest'
import { fieldRows } from '../../../../src/inspector/page/views/paste/field-rows.ts'
import { fieldsOf } from '../../../../src/receiver/domain/fields.ts'

it('writes each field as code reads it, addresses and lines among them', () => {
  const fields = fieldsOf({
    id: 7,
    status: 'Paid',
    total: 99.5,
    shipping_address: { city: 'Porto' },
    products: [{ id: 1, sku: 'LAMP', qty: 2 }],
  })
  const rows = new Map(fieldRows(fields).rows.map(({ name, value }) => [name, value]))
  expect(rows.get('id')).toBe('7')
  expect(rows.get('total')).toBe('99.5')
  expect(rows.get('customerEmail')).toBeNull()
  expect(rows.get('shippingAddress.city')).toBe('Porto')
  expect(rows.get('billingAddress')).toBeNull()
  expect(rows.get('lines[0].sku')).toBe('LAMP')
})

it('says that there are no lines, and counts those beyond the first rows', () => {
  const none = fieldRows(fieldsOf({ id: 7, status: 'Paid' })).rows
  expect(none.find(({ name }) => name === 'lines')?.value).toBe('[]')
  const products = Array.from({ length: 1_000 }, (_, id) => ({ id }))
  const { rows, more } = fieldRows(fieldsOf({ id: 7, status: 'Paid', products }))
  expect(rows).toHaveLength(500)
  expect(more).toBeGreaterThan(5_000)
})
