import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cut, shown } from '../../../../src/inspector/page/views/entry/order/fact.ts'
import { type OrderBody, orderBody } from '../../../../src/inspector/page/views/entry/order/order-body.ts'
import { factsOf } from '../../../../src/inspector/page/views/entry/order/order-facts.ts'
import { linesOf } from '../../../../src/inspector/page/views/entry/order/order-lines.ts'
import { fieldsOf } from '../../../../src/receiver/domain/fields.ts'

const production = JSON.parse(readFileSync('fixtures/order_paid/production.body.json', 'utf8')).order

function oddOf(order: Record<string, unknown>): Record<string, string> {
  const { order: head, customer, shippingAddress, billingAddress, more } = factsOf(order, null)
  const all = [...head, ...customer, ...shippingAddress, ...billingAddress, ...more]
  return Object.fromEntries(all.filter(({ odd }) => odd).map(({ label, odd }) => [label, String(odd)]))
}

describe('the facts of an order', () => {
  it('of a good body have nothing odd', () => {
    expect(oddOf(production)).toEqual({})
    const fields = fieldsOf(production)
    expect(factsOf(production, fields).order).toContainEqual({
      label: 'Payment',
      value: 'Paid (written “Pagado”)',
    })
    expect(linesOf(production).flatMap(({ odd }) => odd)).toEqual([])
  })

  it('say why a field is odd', () => {
    const odd = oddOf({
      ...production,
      id: 2 ** 60,
      created_at: 'yesterday',
      currency: null,
      shipment_status_enum: 'lost',
      customer: { ...production.customer, email: null },
    })
    expect(odd).toEqual({
      Order: expect.stringContaining('cannot hold this id'),
      Created: expect.stringContaining('Not one of the forms'),
      Currency: expect.stringContaining('is missing'),
      Shipment: expect.stringContaining('not documented'),
      'E-mail': expect.stringContaining('is null'),
    })
  })

  it('stay sentences for values of any kind', () => {
    for (const value of [null, [], {}, 1, true, '', 'x'.repeat(1_000_000)]) {
      const keys = Object.keys(production)
      const hostile = Object.fromEntries(keys.map((key) => [key, value]))
      const { order, customer, more } = factsOf(hostile, null)
      for (const fact of [...order, ...customer, ...more]) expect((fact.value ?? '').length).toBeLessThan(400)
    }
  })

  it('name an unknown status of a body that the schema knows', () => {
    const order = { ...production, status: 'Teleported', status_enum: null, status_name: null }
    const [, status] = factsOf(order, fieldsOf(order)).order
    expect(status).toMatchObject({ value: 'Teleported', odd: expect.stringContaining('does not know') })
  })

  it('tell lines that are not what they should be', () => {
    const [line] = linesOf({ currency: 'USD', products: [{ qty: 0, price: '9', quantity: 2 }] })
    expect(line?.odd).toEqual([
      'a quantity that is no count of things',
      'the price: it is a text, not a number',
      'no name',
      expect.stringContaining('product_id or quantity'),
    ])
  })

  it('cut long texts, and never in the middle of a character', () => {
    expect(cut('short')).toBe('short')
    expect(cut(`${'x'.repeat(239)}😀${'y'.repeat(99)}`)).not.toMatch(/\p{Surrogate}/u)
    expect(shown([1, 2])).toBe('a list of 2')
  })
})

describe('a body that is no order', () => {
  it.each([
    ['', 'The body is empty.'],
    ['a=b', 'The body is not JSON.'],
    ['[1]', 'The body is a list, not {"order": {…}}.'],
    ['null', 'The body is null, not {"order": {…}}.'],
    ['{"id":1,"total":2}', 'The body has no "order": its keys are "id", "total".'],
    ['{}', 'The body has no "order": it is an empty object.'],
    ['{"order":null}', 'The body\'s "order" is null, not an object.'],
  ])('%s is told', (text, message) => {
    expect(orderBody(text)).toEqual({ ok: false, message } satisfies OrderBody)
  })
})
