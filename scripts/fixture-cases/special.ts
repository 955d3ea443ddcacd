import { bytesOf, type Fixture, type Headers, headersToday, without } from './fixture.ts'
import { type Json, type JsonObject, spelled, write } from './json.ts'
import { orderProduction } from './order-production.ts'
import { orderToday } from './order-today.ts'

/** Genuine and valid requests, each odd in the one thing that its name says. */
export function specialFixtures(): Fixture[] {
  const orders = Object.entries(oddOrders()).map(([name, order]) => fixture(name, bytesOf({ order })))
  const texts = Object.entries(oddTexts()).map(([name, text]) => fixture(name, Buffer.from(text, 'utf8')))
  return [...orders, ...texts, ...oddHeaders()]
}

const paid = (changes: JsonObject): JsonObject => ({ ...orderToday('order_paid'), ...changes })

function oddOrders(): Record<string, JsonObject> {
  return {
    ...oddParts(),
    ...oddMoney(),
    'only-id-and-status': { id: 2051, status: 'Paid' },
    'unknown-field': paid({ loyalty_points: 12, badge: { colour: 'blue', levels: [1, 2, null] } }),
    'unknown-field-proto': paid({ ['__proto__']: { admin: true }, constructor: 'x' }),
    'id-64-bit': paid({ id: spelled('9223372036854775807') }),
    'source-null': paid({ source: null }),
    'created-at-iso': paid({ created_at: '2014-03-01T01:43:16+00:00' }),
    'status-translated-without-enum': paid({ status: 'Pagado' }),
    'lists-null': paid({ products: null, promotions: null, additional_fields: null, shipping_taxes: null }),
    'emoji-and-rtl': paid({
      additional_information: '👩‍👩‍👧 Ring 🔔 — שלום, מספר 12 — مرحبا \u202eevil\u202c — é e\u0301 — 𝒳',
    }),
    'nul-escape': paid({ additional_information: 'before\u0000after' }),
    'lone-surrogate': paid({ additional_information: 'high \ud83d alone, low \udd14 alone' }),
    'html-in-text': paid({ additional_information: '<script>alert(1)</script><img src=x onerror=alert(2)>' }),
    'five-hundred-lines': paid({
      products: Array.from({ length: 500 }, (_, index) => numberedLine(index + 1)),
    }),
  }
}

function oddParts(): Record<string, JsonObject> {
  const customer = orderToday('order_paid').customer as JsonObject
  const address = orderToday('order_paid').shipping_address as JsonObject
  const product = (orderToday('order_paid').products as JsonObject[])[0] as JsonObject
  const street = (street_number: Json) => paid({ shipping_address: { ...address, street_number } })
  const variant = (variant_id: Json) => paid({ products: [{ ...product, variant_id }] })
  return {
    'phone-null': paid({ customer: { ...customer, phone: null } }),
    'customer-id-string': paid({ customer: { ...customer, id: '123' } }),
    'customer-id-number': paid({ customer: { ...customer, id: 123 } }),
    'customer-id-null': paid({ customer: { ...customer, id: null } }),
    'customer-null': paid({ customer: null }),
    'email-null': paid({ customer: { ...customer, email: null } }),
    'addresses-null': paid({ shipping_address: null, billing_address: null }),
    'variant-null': variant(null),
    'variant-zero': variant(0),
    'street-number-string': street('418-B'),
    'street-number-number': street(418),
  }
}

function oddMoney(): Record<string, JsonObject> {
  const money = (subtotal: string, tax: string, shipping: string, discount: string, total: string) =>
    paid({
      subtotal: spelled(subtotal),
      tax: spelled(tax),
      shipping: spelled(shipping),
      discount: spelled(discount),
      total: spelled(total),
    })
  return {
    'money-integer': money('399', '0', '50', '79', '370'),
    'money-decimal-zero': money('399.0', '0.0', '50.0', '79.0', '370.0'),
    'money-exponent': money('3.99e2', '0e0', '5E+1', '7.9e1', '3.7e2'),
    'money-minus-zero': money('399.0', '-0.0', '50.0', '79.0', '370.0'),
    'money-long-fraction': money('0.1', '0.2', '0', '0', '0.30000000000000004'),
    'tax-null': paid({ tax: null }),
  }
}

/** Bodies whose text is odd, where the same values could be written plainly. */
function oddTexts(): Record<string, string> {
  const plain = write({ order: paid({}) })
  const production = write({ order: orderProduction('order_paid') })
  const levels = 10_000
  return {
    'deep-unknown-value': `{"order":{"id":2051,"status":"Paid","deep":${'['.repeat(levels)}${']'.repeat(levels)}}}`,
    'duplicate-key': plain.replace('"status":"Paid"', '"status":"Canceled","status":"Paid"'),
    'escaped-letters': production.replace(/[^ -~]/g, escaped),
    'spaced-out': JSON.stringify(JSON.parse(production), null, 2),
    'trailing-newline': `${plain}\n`,
    'crlf-and-tabs': `{\r\n\t"order":\r\n\t${plain.slice('{"order":'.length, -1)}\r\n}\r\n`,
  }
}

const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

function oddHeaders(): Fixture[] {
  const body = bytesOf({ order: paid({}) })
  const headers = headersToday(body)
  const lowerCase = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
  return [
    fixture('headers-lower-case', body, lowerCase),
    fixture('no-triggered-at', body, without(headers, 'Jumpseller-Triggered-At')),
    fixture('no-store-code', body, without(headers, 'Jumpseller-Store-Code')),
    fixture('content-type-charset', body, { ...headers, 'Content-Type': 'application/json; charset=utf-8' }),
    fixture('content-type-text', body, { ...headers, 'Content-Type': 'text/plain' }),
  ]
}

function numberedLine(number: number): Json {
  return {
    id: number,
    variant_id: null,
    sku: `SKU-${number}`,
    name: `Item ${number}`,
    qty: 1,
    price: spelled('1.0'),
  }
}

function fixture(name: string, body: Buffer, headers: Headers = headersToday(body)): Fixture {
  return { group: 'special', name, body, headers }
}
