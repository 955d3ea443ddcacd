import { describe, expect, it } from 'vitest'
import { parseFilter } from '../../../src/receiver/domain/filter.ts'
import { matchesRequest } from '../../../src/receiver/domain/filter-match.ts'

const now = Date.UTC(2026, 0, 31, 12)
const parse = (text: string) => parseFilter(text, now)

describe('the filter grammar', () => {
  it('reads every term', () => {
    expect(
      parse(
        'event:order_paid verdict:quarantined order:7 store:demo flag:stale handler:parked since:2h until:2026-01-31',
      ),
    ).toEqual({
      ok: true,
      filter: {
        event: 'order_paid',
        verdict: 'quarantined',
        order: 7,
        store: 'demo',
        flag: 'stale',
        handler: 'parked',
        since: now - 7_200_000,
        until: Date.UTC(2026, 0, 31),
        comparisons: [],
        words: [],
      },
    })
  })

  it('reads comparisons, words and quoted words', () => {
    expect(
      parse('order.total>=100 order.customer.fullname="Ana Rojas" Emoji "two words" http://x.example/a'),
    ).toEqual({
      ok: true,
      filter: {
        comparisons: [
          { path: ['order', 'total'], operator: '>=', value: '100' },
          { path: ['order', 'customer', 'fullname'], operator: '=', value: 'Ana Rojas' },
        ],
        words: ['emoji', 'two words', 'http://x.example/a'],
      },
    })
  })

  it('takes the wire name of an event too', () => {
    expect(parse('event:order_pending_payment')).toMatchObject({ filter: { event: 'order_created' } })
  })

  it.each([
    ['event:paid', /^event: takes order_created/],
    ['verdict:duplicate', /flag:duplicate/],
    ['order:x', /^order: takes an order's number/],
    ['flag:x', /^flag: takes stale, duplicate or reconciled/],
    ['handler:x', /^handler: takes none/],
    ['since:yesterday', /^since: takes an age such as/],
    ['until:2026-13-45', /^until: takes an age such as/],
    ['order:1 order:2', /^order: is given twice/],
  ])('says what is wrong with %s', (text, message) => {
    expect(parse(text)).toEqual({ ok: false, message: expect.stringMatching(message) })
  })
})

describe('comparisons', () => {
  const text = '{"order":{"total":100,"tax":null,"note":"b","lines":[{"qty":2}],"paid":true}}'
  const holds = (q: string) => {
    const parsed = parse(q)
    if (!parsed.ok) throw new Error(parsed.message)
    return matchesRequest(parsed.filter, { rawHeaders: [], text })
  }

  it.each([
    ['order.total>99', true],
    ['order.total>100', false],
    ['order.total=100.0', true],
    ['order.total!=100', false],
    ['order.lines.0.qty<3', true],
    ['order.note>=a', true],
    ['order.note=c', false],
    ['order.tax=null', true],
    ['order.tax>0', false],
    ['order.tax<0', false],
    ['order.missing=null', true],
    ['order.missing!=1', true],
    ['order.missing>1', false],
    ['order.paid=true', true],
    ['order.lines=1', false],
    ['order.constructor.name=Object', false],
    ['order.__proto__.x=1', false],
  ])('%s is %s', (q, expected) => {
    expect(holds(q)).toBe(expected)
  })

  it('hold for no body that is not JSON, and throw for none', () => {
    expect(
      matchesRequest(
        { comparisons: [{ path: ['a', 'b'], operator: '>', value: '1' }], words: [] },
        { rawHeaders: [], text: '{' },
      ),
    ).toBe(false)
  })
})
