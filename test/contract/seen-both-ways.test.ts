import { describe, expect, it } from 'vitest'
import { validateBody } from '../../src/contract/index.ts'
import { fixture } from '../fixtures.ts'

type Node = Record<string, unknown>

/** Stands for a field that is not there at all. */
const absent = Symbol('absent')

/** Today's body with one place changed; the place is written as a JSON Pointer. */
function changed(pointer: string, value: unknown): unknown {
  const body: Node = JSON.parse(fixture('order_paid/today').body.toString('utf8'))
  const keys = pointer.split('/').slice(1)
  const last = keys.pop() as string
  const parent = keys.reduce((node, key) => node[key] as Node, body)
  if (value === absent) delete parent[last]
  else parent[last] = value
  return body
}

/** All that wire.md tells of fields that come in more than one form. */
const seen: Record<string, unknown[]> = {
  '/order/customer/id': ['123', 123, null, absent],
  '/order/customer/phone': ['123', '', null, absent],
  '/order/customer/phone_prefix': ['+56', null, absent],
  '/order/customer/fullname': ['Amelia Duarte', null, absent],
  '/order/customer': [null, absent, {}],
  '/order/products/0/variant_id': [9102, null, 0, absent],
  '/order/products/0/image': ['https://images.example/a.jpg', null, absent],
  '/order/products/0/type': ['physical', absent],
  '/order/products/0/options': [[], [{ name: 'Colour', value: 'Red' }], absent],
  '/order/products/0/stock_locations': [[{ location_id: 1, stock: 4 }], [], absent],
  '/order/shipping_address/street_number': [null, '418', 418, absent],
  '/order/shipping_address/postal': ['8320000', null],
  '/order/shipping_address/latitude': [-33.4, null, absent],
  '/order/shipping_address/longitude': [-70.6, null, absent],
  '/order/shipping_address/complement': ['Depto 3', null, absent],
  '/order/billing_address/taxid': ['11.111.111-1', null, absent],
  '/order/billing_address/municipality': ['Valdivia', null, absent],
  '/order/tax': [0, 0.5, null, absent],
  '/order/subtotal': [399, 369.2, absent],
  '/order/total': [399, 369.2, absent],
  '/order/shipping_tax': [0, 9.5, absent],
  '/order/shipping_discount': [0, 9.5, absent],
  '/order/gift_cards_discount': [0, 12.5, absent],
  '/order/source': [null, absent, { referral_code: null }],
  '/order/created_at': ['2023-02-10 13:56:35 UTC', '2014-03-01T01:43:16+00:00'],
  '/order/completed_at': ['2023-02-10 13:56:35 UTC', null, absent],
  '/order/status': ['Paid', 'Pagado', 'Pending Payment', 'Canceled', 'Abandoned'],
  '/order/status_enum': ['paid', 'pending_payment', 'canceled', 'abandoned', absent],
  '/order/status_name': ['Paid', absent],
  '/order/fulfillment_status': [null, 'unfulfilled', 'fulfilled', 'No preparado'],
  '/order/shipping_service_id': [null, absent, 12],
  '/order/payment_method_type': ['manual', 'webpay_plus'],
  '/order/additional_information': ['A note', null],
  '/order/duplicate_url': ['https://demo.jumpseller.com/cart', absent],
  '/order/checkout_url': ['https://demo.jumpseller.com/checkout', absent],
  '/order/promotions': [[], [{ id: 9, name: 'Winter', code: null }]],
  '/order/shipping_branch': [absent, { id: null, name: null }],
  '/order/pickup_address': [absent, null],
  '/order/additional_fields/0/id': [77, null],
  '/order/tracking_number': [null, 'CL204811'],
  '/order/shipping_option': ['delivery', 'store_pickup', 'no_shipping'],
  '/order/same_day_delivery': [absent, false, true],
  '/order/shipment_status': ['Not Processed', 'No Procesado'],
  '/order/shipment_status_enum': [absent, 'unfulfilled', 'in_transit', 'pickup_available', 'fulfilled'],
  '/order/billing_information': [null, absent],
  '/order/recovered_from': [null, absent],
  '/order/external_shipping_rate_id': [null, absent],
  '/order/updated_at': [absent, '2023-02-10 13:56:35 UTC'],
}

/** What nobody has seen, and what a reader of the types could not cope with. */
const unseen: Record<string, unknown[]> = {
  '/order/id': ['1026', 1.5, null, absent],
  '/order/status': [null, 3, absent],
  '/order/total': ['369.2', true, {}],
  '/order/tax': ['0.0'],
  '/order/customer': ['Amelia', [], 7],
  '/order/customer/id': [1.5, {}, true],
  '/order/customer/email': [7, {}],
  '/order/products': [{}, 'none', [null], ['LAMP-01']],
  '/order/products/0/qty': ['1'],
  '/order/shipping_address': ['Calle Los Aromos 418'],
  '/order': [null, [], 'order', absent],
}

const rows = (table: Record<string, unknown[]>) =>
  Object.entries(table).flatMap(([pointer, values]) => values.map((value) => ({ pointer, value })))

describe('the schema accepts what has been seen', () => {
  it.each(rows(seen))('$pointer as $value', ({ pointer, value }) => {
    expect(validateBody(changed(pointer, value))).toMatchObject({ ok: true })
  })
})

describe('the schema names what it does not accept', () => {
  it.each(rows(unseen))('$pointer as $value', ({ pointer, value }) => {
    const result = validateBody(changed(pointer, value))
    const paths = result.ok ? [] : result.errors.map(({ path }) => path)
    expect(paths).toHaveLength(1)
    expect(paths[0]?.startsWith(pointer)).toBe(true)
  })
})
