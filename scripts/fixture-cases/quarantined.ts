import { bytesOf, type Fixture, type Headers, headersToday, without } from './fixture.ts'
import { type Json, type JsonObject, spelled } from './json.ts'
import { orderToday } from './order-today.ts'

/** Genuine requests that are not what was expected. The name begins with what is wrong: the event, JSON, the schema. */
export function quarantinedFixtures(): Fixture[] {
  const plain = bytesOf({ order: orderToday('order_paid') })
  const bodies = { ...notJson(plain), ...offSchema() }
  const byBody = Object.entries(bodies).map(([name, body]) => fixture(name, body, headersToday(body)))
  return [
    ...byBody,
    fixture('unknown-event-order-created', plain, headersToday(plain, { event: 'order_created' })),
    fixture('unknown-event-order-abandoned', plain, headersToday(plain, { event: 'order_abandoned' })),
    fixture('unknown-event-invented', plain, headersToday(plain, { event: 'Order Paid' })),
    fixture('unknown-event-header-missing', plain, without(headersToday(plain), 'Jumpseller-Event')),
    unknownProduct(),
  ]
}

function notJson(plain: Buffer): Record<string, Buffer> {
  const cut = plain.indexOf('Amelia')
  return {
    'not-json-text': Buffer.from('order 2051 is paid'),
    'not-json-empty': Buffer.alloc(0),
    'not-json-form': Buffer.from('order%5Bid%5D=2051&order%5Bstatus%5D=Paid'),
    'not-json-truncated': plain.subarray(0, Math.floor(plain.length / 2)),
    'not-json-nan': Buffer.from('{"order":{"id":2051,"status":"Paid","total":NaN}}'),
    'not-json-bom': Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), plain]),
    'not-json-bad-utf8': Buffer.concat([
      plain.subarray(0, cut),
      Buffer.from([0xc3, 0x28]),
      plain.subarray(cut),
    ]),
  }
}

function offSchema(): Record<string, Buffer> {
  const order = orderToday('order_paid')
  const { id: _id, ...withoutId } = order
  const { status: _status, ...withoutStatus } = order
  const changed = (changes: JsonObject): Json => ({ order: { ...order, ...changes } })
  const bodies: Record<string, Json> = {
    'off-schema-id-missing': { order: withoutId },
    'off-schema-id-string': changed({ id: '2051' }),
    'off-schema-id-fraction': changed({ id: spelled('2051.5') }),
    'off-schema-status-missing': { order: withoutStatus },
    'off-schema-status-null': changed({ status: null }),
    'off-schema-total-string': changed({ total: '369.2' }),
    'off-schema-total-overflow': changed({ total: spelled('1e400') }),
    'off-schema-products-object': changed({ products: {} }),
    'off-schema-customer-string': changed({ customer: 'Amelia Duarte' }),
    'off-schema-not-wrapped': order,
    'off-schema-order-null': { order: null },
    'off-schema-list': [{ order }],
    'off-schema-null': null,
  }
  return Object.fromEntries(Object.entries(bodies).map(([name, body]) => [name, bytesOf(body)]))
}

function unknownProduct(): Fixture {
  const body = bytesOf({ product: { id: 5501, name: 'Reading lamp', price: spelled('399.0'), stock: 3 } })
  return fixture('unknown-event-product-updated', body, headersToday(body, { event: 'product_updated' }))
}

function fixture(name: string, body: Buffer, headers: Headers): Fixture {
  return { group: 'quarantined', name, body, headers }
}
