import { describe, expect, it } from 'vitest'
import { examine } from '../../../src/inspector/worker/examined.ts'
import { entryView } from '../../../src/receiver/http/views.ts'
import type { Entry } from '../../../src/receiver/index.ts'
import { fixture, fixtures } from '../../fixtures.ts'

/** What a view takes over from its entry unread. */
const entry = { id: 'any' } as Entry

describe('the examination in the browser', () => {
  it.each(fixtures())('says of $group/$name what the server says', ({ body }) => {
    const { errors, fields } = entryView(entry, { rawHeaders: [], body })
    const examined = examine(new Uint8Array(body))
    expect(examined.errors).toEqual(errors)
    expect(examined.fields).toEqual(fields)
    expect(examined.json).toBe(examined.fidelity.json)
    if (examined.text !== null) expect(Buffer.from(examined.text)).toEqual(body)
  })

  it('tells what no view tells', () => {
    const text = '\ufeff{"order":{"id":9223372036854775807,"status":"Paid","totl":1}}'
    const marked = examine(Buffer.from(text))
    expect(marked).toMatchObject({ text, json: false, errors: [], fields: null })
    const { unknown, fidelity } = examine(Buffer.from(text.slice(1)))
    expect(unknown).toEqual([{ pointer: '/order/totl', nearest: 'total' }])
    expect(fidelity.findings.map(({ kind }) => kind)).toEqual(['unsafe_integer'])
    expect(examine(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ text: null, json: false })
  })

  it('survives 10 MB, and the copy that takes it out of a worker', () => {
    const order = JSON.parse(fixture('order_paid/today').body.toString()).order
    const lines = Array.from({ length: 60_000 }, (_, at) => ({ ...order.products[0], id: at, odd: 1 }))
    const body = Buffer.from(JSON.stringify({ order: { ...order, products: lines } }))
    expect(body.length).toBeGreaterThan(10_000_000)
    const examined = structuredClone(examine(body))
    expect(examined.fields?.lines).toHaveLength(60_000)
    expect(examined.unknown).toHaveLength(1_000)
    expect(examined).toMatchObject({ json: true, errors: [] })
    const deep = Buffer.from('['.repeat(1_000_000) + ']'.repeat(1_000_000))
    expect(examine(deep)).toMatchObject({ json: true, fields: null })
  })
})
