import { describe, expect, it } from 'vitest'
import {
  eventNames,
  eventOfWireName,
  headerNames,
  type OrderBody,
  validateBody,
  verify,
  wireNameOf,
} from '../../src/contract/index.ts'
import { type Fixture, fixture, fixtureGroups, fixtures, fixtureToken } from '../fixtures.ts'

const forms = ['2014', '2014-signed', 'production', 'today']
const place = ({ group, name }: Fixture) => `${group}/${name}`
const table = (group: string) => fixtures(group).map((each) => [place(each), each] as const)

/** As a header is looked up in HTTP: without case. */
function header(of: Fixture, name: string): string | undefined {
  const found = Object.entries(of.headers).find(([key]) => key.toLowerCase() === name.toLowerCase())
  return found?.[1]
}

const signatureOf = (of: Fixture) => verify(of.body, header(of, headerNames.signature), [fixtureToken])

/** Strict: neither bad UTF-8 nor a byte order mark passes. */
function parse(body: Buffer): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body))
}

function orderOf(of: Fixture): OrderBody['order'] {
  const result = validateBody(parse(of.body))
  if (!result.ok) throw new Error(`${place(of)} is off schema: ${JSON.stringify(result.errors)}`)
  return result.body.order
}

/** What is wrong with a genuine request, looked for in the receiver's order of work. */
function whyQuarantined(of: Fixture): string {
  let body: unknown
  try {
    body = parse(of.body)
  } catch {
    return 'not-json'
  }
  if (!eventOfWireName(header(of, headerNames.event) ?? '')) return 'unknown-event'
  return validateBody(body).ok ? 'nothing' : 'off-schema'
}

it('has one folder for each event, and three more', () => {
  expect(fixtureGroups().sort()).toEqual([...eventNames, 'quarantined', 'refused', 'special'].sort())
})

describe.each(eventNames)('fixtures of %s', (event) => {
  it('come in all forms', () => {
    expect(
      fixtures(event)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(forms)
  })

  it.each(table(event))('%s fits the schema and its money adds up', (_, each) => {
    const { subtotal, tax, shipping, discount, total } = orderOf(each)
    expect(Number(subtotal) + Number(tax) + Number(shipping) - Number(discount)).toBeCloseTo(Number(total), 9)
  })

  it.each(table(event).filter(([, { name }]) => name !== '2014'))(
    '%s is signed and says its event',
    (_, each) => {
      expect(signatureOf(each)).toEqual({ ok: true, tokenIndex: 0 })
      expect(each.headers[headerNames.event]).toBe(wireNameOf(event))
    },
  )

  it('the form of 2014 carries none of the Jumpseller headers', () => {
    expect(fixture(`${event}/2014`).headers).toEqual({ 'Content-Type': 'application/json' })
    expect(fixture(`${event}/2014`).body).toEqual(fixture(`${event}/2014-signed`).body)
  })
})

describe('special fixtures', () => {
  it.each(table('special'))('%s is signed, of a known event, and fits the schema', (_, each) => {
    expect(signatureOf(each)).toEqual({ ok: true, tokenIndex: 0 })
    expect(whyQuarantined(each)).toBe('nothing')
  })

  it('are as special as their names say', () => {
    const text = (name: string) => fixture(`special/${name}`).body.toString('utf8')
    expect(orderOf(fixture('special/five-hundred-lines')).products).toHaveLength(500)
    expect(text('money-integer')).toContain('"subtotal":399,')
    expect(text('money-decimal-zero')).toContain('"subtotal":399.0,')
    expect(text('id-64-bit')).toContain('"id":9223372036854775807,')
    expect(text('nul-escape')).toContain('before\\u0000after')
    expect(text('lone-surrogate')).toContain('\\ud83d alone')
    expect(text('duplicate-key')).toContain('"status":"Canceled","status":"Paid"')
    expect(text('escaped-letters')).toMatch(/^[ -~]+$/)
    expect(JSON.parse(text('escaped-letters'))).toEqual(
      JSON.parse(fixture('order_paid/production').body.toString()),
    )
    expect(() => JSON.stringify(parse(fixture('special/deep-unknown-value').body))).toThrow(RangeError)
  })
})

describe('quarantined fixtures', () => {
  it.each(table('quarantined'))('%s is genuine and wrong in what its name begins with', (_, each) => {
    expect(signatureOf(each)).toEqual({ ok: true, tokenIndex: 0 })
    expect(each.name.startsWith(`${whyQuarantined(each)}-`)).toBe(true)
  })
})

describe('refused fixtures', () => {
  it.each(table('refused'))('%s is refused for the reason its name begins with', (_, each) => {
    const verdict = signatureOf(each)
    expect(verdict.ok).toBe(false)
    const reason = verdict.ok ? '' : verdict.reason.replaceAll('_', '-')
    expect(each.name.startsWith(reason)).toBe(true)
  })
})

describe('the sample of 2014', () => {
  const sample = fixture('order_created/2014')

  it('has every field and value that the documentation shows', () => {
    expect(orderOf(sample)).toMatchObject({
      id: 1026,
      created_at: '2014-03-01T01:43:16+00:00',
      status: 'Pending Payment',
      currency: 'USD',
      payment_method_name: 'Cash Collection',
      shipping_method_name: 'Flat Rate',
      payment_information: 'Pay at your door step',
      additional_information: 'Leave at reception if not home.',
      customer: { email: 'test@gmail.com', phone: '123' },
    })
  })

  it('spells money with its decimals', () => {
    const money = '"subtotal":399.0,"tax":0.0,"shipping":50.0,"discount":79.8,"total":369.2,'
    expect(sample.body.toString('utf8')).toContain(money)
  })

  it('has no field that came later', () => {
    const { shipping_address, billing_address, products, ...order } = orderOf(sample)
    const address = ['name', 'surname', 'address', 'city', 'postal', 'country', 'region']
    expect(Object.keys(order)).toEqual([
      ...['id', 'created_at', 'status', 'currency', 'subtotal', 'tax', 'shipping', 'discount', 'total'],
      ...['payment_method_name', 'shipping_method_name', 'payment_information', 'additional_information'],
      'customer',
    ])
    expect(Object.keys(shipping_address ?? {})).toEqual(address)
    expect(Object.keys(billing_address ?? {})).toEqual(address)
    expect(Object.keys(products?.[0] ?? {})).toEqual(['sku', 'name', 'qty', 'price', 'discount', 'weight'])
  })
})
