import { describe, expect, it } from 'vitest'
import { unknownFields } from '../../src/contract/index.ts'
import { fixture, fixtures } from '../fixtures.ts'

const parsed = (place: string) => JSON.parse(fixture(place).body.toString('utf8'))

describe('unknown fields', () => {
  it.each(fixtures().filter(({ group }) => group.startsWith('order_')))(
    'none in $group/$name',
    ({ body }) => {
      expect(unknownFields(JSON.parse(body.toString('utf8')))).toEqual([])
    },
  )

  it('are found with their pointers, in parts and lists too', () => {
    const order = { id: 1, customer: { vip: true }, products: [{ id: 1 }, { 'a/b~': 1 }], constructor: 1 }
    expect(unknownFields({ order, sent_by: 'x' }).map(({ pointer }) => pointer)).toEqual([
      '/order/customer/vip',
      '/order/products/1/a~1b~0',
      '/order/constructor',
      '/sent_by',
    ])
    expect(unknownFields(parsed('special/unknown-field')).map(({ pointer }) => pointer)).toEqual([
      '/order/loyalty_points',
      '/order/badge',
    ])
    expect(unknownFields(parsed('special/unknown-field-proto')).map(({ pointer }) => pointer)).toEqual([
      '/order/__proto__',
      '/order/constructor',
    ])
  })

  it('of what is no order are none, or what stands there', () => {
    for (const value of [null, 1, 'x', [], {}, { order: null }, { order: [1] }, { order: 'x' }]) {
      expect(unknownFields(value)).toEqual([])
    }
    expect(unknownFields({ id: 1 })).toEqual([{ pointer: '/id', nearest: null }])
  })

  it.each([
    ['order', { totl: 1 }, 'total'],
    ['order', { createdAt: 1 }, 'created_at'],
    ['order', { 'Status-Enum': 1 }, 'status_enum'],
    ['order', { curency: 1 }, 'currency'],
    ['order', { custoemr: 1 }, 'customer'],
    ['order', { cliente: 1 }, 'customer'],
    ['order', { line_items: 1 }, 'products'],
    ['order', { envío: 1 }, 'shipping'],
    ['customer', { mail: 1 }, 'email'],
    ['customer', { teléfono: 1 }, 'phone'],
    ['products', { quantity: 1 }, 'qty'],
    ['products', { product_id: 1 }, 'id'],
    ['products', { precio: 1 }, 'price'],
    ['shipping_address', { apellido: 1 }, 'surname'],
    ['shipping_address', { zip: 1 }, 'postal'],
    ['order', { loyalty_points: 1 }, null],
    ['order', { idx: 1 }, null],
    ['order', { [`${'x'.repeat(1_000_000)}`]: 1 }, null],
  ])('in %s %j is perhaps %s', (part, fields, nearest) => {
    const inside = part === 'products' ? [fields] : fields
    const body = part === 'order' ? { order: fields } : { order: { [part]: inside } }
    expect(unknownFields(body).map((field) => field.nearest)).toEqual([nearest])
  })

  it('are told by the first thousand', () => {
    const many = Object.fromEntries(Array.from({ length: 200_000 }, (_, at) => [`field_${at}`, at]))
    const told = unknownFields({ order: many })
    expect(told).toHaveLength(1000)
    expect(told.at(-1)?.pointer).toBe('/order/field_999')
  })
})
