import { describe, expect, it } from 'vitest'
import { driftReport } from '../../../src/contract/drift/index.ts'
import { hour, learnedFrom, many, order, schemas, start } from './bodies.ts'

const reportOf = (bodies: readonly unknown[], since: number | null = null) =>
  driftReport(learnedFrom(bodies), schemas, { since })
const told = (bodies: readonly unknown[]) => reportOf(bodies).findings.map(({ kind, path }) => [kind, path])

describe('the drift of bodies', () => {
  it('is none where they are what the schema says', () => {
    const report = reportOf(many(500))
    expect(report).toMatchObject({ bodies: 500, findings: [], patches: [], more: 0 })
  })

  it('tells a field that is new, since when and in what share', () => {
    const bodies = [
      ...many(300),
      ...many(214, (id) => order(id, { gift: { wrap: 'red', tags: ['a', 1] }, total: 12 })),
    ]
    const { findings, patches } = reportOf(bodies)
    expect(findings).toMatchObject([
      {
        kind: 'unknown_field',
        path: '/order/gift',
        shown: 'order.gift',
        count: 214,
        of: 214,
        types: ['object'],
        since: new Date(start + 300 * hour).toISOString(),
        words: 'order.gift is new since 2026-10-13 12:00 UTC: in 100 % of 214 events, as object.',
      },
    ])
    expect(patches).toEqual([
      {
        file: 'order.json',
        steps: [
          {
            op: 'add',
            path: '/properties/gift',
            value: {
              description: 'Seen since 2026-10-13, not documented.',
              type: ['object', 'null'],
              properties: {
                wrap: { description: 'Seen, not documented.', type: ['string', 'null'] },
                tags: {
                  description: 'Seen, not documented.',
                  type: ['array', 'null'],
                  items: { description: 'Seen, not documented.', type: ['string', 'integer', 'null'] },
                },
              },
            },
          },
        ],
      },
    ])
  })

  it('tells null in a few that the schema allows, and that never was before', () => {
    const bodies = [
      ...many(2_000),
      ...many(1_000, (id) => (id % 33 === 0 ? order(id, { customer: { phone: null } }) : order(id))),
    ]
    const [found, ...others] = reportOf(bodies).findings
    expect(others).toEqual([])
    expect(found).toMatchObject({ kind: 'became_null', path: '/order/customer/phone', count: 30, of: 968 })
    expect(found?.words).toContain('order.customer.phone became null in 3.1 % of 968 events since')
  })

  it.each([
    ['from the beginning', (id: number) => id % 33 === 0],
    ['once, at the end', (id: number) => id === 3_000],
    ['once, in the middle', (id: number) => id === 1_500],
  ])('takes null %s for nothing new', (_, isNull) => {
    expect(told(many(3_000, (id) => order(id, { customer: { phone: isNull(id) ? null : '600' } })))).toEqual(
      [],
    )
  })

  it.each([
    [{ id: 'A-1', status: 'Paid' }, ['type_unknown', '/order/id'], 'order.json', '/properties/id/type'],
    [{ id: null, status: 'Paid' }, ['null_unknown', '/order/id'], 'order.json', '/properties/id/type'],
    [{ id: 1 }, ['required_missing', '/order/status'], 'order.json', '/required'],
    [
      { id: 1, status: 'P', customer: 'Ana' },
      ['type_unknown', '/order/customer'],
      'order.json',
      '/properties/customer/anyOf/1/type',
    ],
    [
      { id: 1, status: 'P', customer: { phone: 5 } },
      ['type_unknown', '/order/customer/phone'],
      'customer.json',
      '/properties/phone/type',
    ],
    [
      { id: 1, status: 'P', products: [null] },
      ['null_unknown', '/order/products/*'],
      'order.json',
      '/properties/products/items',
    ],
    [
      { id: 1, status: 'P', status_enum: 'refunded' },
      ['value_unknown', '/order/status_enum'],
      'order.json',
      '/properties/status_enum/examples/-',
    ],
  ])('of %j is %j', (odd, found, file, path) => {
    const report = reportOf([...many(20), { order: odd }])
    expect(report.findings.map((each) => [each.kind, each.path])).toEqual([found])
    expect(report.patches.map((patch) => [patch.file, patch.steps[0]?.path])).toEqual([[file, path]])
  })

  it('tells a body that is no order at all', () => {
    expect(told([...many(5), 'hello', [1]])).toEqual([
      ['type_unknown', ''],
      ['type_unknown', ''],
    ])
  })

  it('tells a field of an address once for each place, and proposes it once', () => {
    const { findings, patches } = reportOf(
      many(5, (id) => order(id, { billing_address: { floor: 1 }, shipping_address: { floor: 'b' } })),
    )
    expect(findings.map(({ shown }) => shown)).toEqual([
      'order.billing_address.floor',
      'order.shipping_address.floor',
    ])
    expect(patches.map(({ file, steps }) => [file, steps.length])).toEqual([['address.json', 1]])
    expect(patches[0]?.steps[0]).toMatchObject({ value: { type: ['integer', 'string', 'null'] } })
  })

  it('tells a word for a state that never came before, as a store that changes its language has it', () => {
    const found = reportOf([...many(400), ...many(40, (id) => order(id, { status: 'Pagado' }))]).findings
    expect(found).toMatchObject([
      { kind: 'new_value', path: '/order/status', value: 'Pagado', count: 40, of: 40 },
    ])
  })

  it('keeps no values but words for states', () => {
    const learned = learnedFrom(
      many(3, (id) => order(id, { customer: { email: 'ana@shop.example', tax_status: 'a@b.c' } })),
    )
    expect([...learned.paths].filter(([, { values }]) => values.size > 0).map(([path]) => path)).toEqual([
      '/order/status',
    ])
  })

  it('tells what does not come any more, and takes a rare field for nothing', () => {
    const bodies = [
      ...many(300, (id) => order(id, { tax: 1, ...(id === 7 && { discount: 1 }) })),
      ...many(50),
    ]
    expect(reportOf(bodies).findings).toMatchObject([
      { kind: 'went_missing', path: '/order/tax', of: 50, since: new Date(start + 299 * hour).toISOString() },
    ])
  })

  it('tells a type that the schema allows, and that it never was before, but for whole and other prices', () => {
    const early = many(300, (id) => order(id, { customer: { id } }))
    const late = many(20, (id) => order(id, { total: 9.5, customer: { id: 'c-1' } }))
    expect(told([...early, ...late])).toEqual(
      [
        ['became_type', '/order/customer/id'],
        ['went_missing', '/order/customer/phone'],
      ].slice(0, 1),
    )
  })

  it('tells what was never seen apart, and not of few', () => {
    expect(reportOf(many(99)).neverSeen).toEqual([])
    const { findings, neverSeen } = reportOf(many(100))
    expect(findings).toEqual([])
    expect(neverSeen.map(({ path }) => path)).toContain('/order/review_url')
  })

  it('looks at the time since a moment alone, and still knows what was before', () => {
    const bodies = [...many(100), ...many(50, (id) => order(id, { gift: 1 })), ...many(100)]
    const at = (hours: number) => start + hours * hour
    expect(reportOf(bodies, at(120)).findings).toMatchObject([
      { count: 30, of: 130, since: new Date(at(100)).toISOString() },
    ])
    expect(reportOf(bodies, at(120)).bodies).toBe(130)
    expect(reportOf(bodies, at(160)).findings).toEqual([])
    expect(reportOf(bodies, at(50)).findings).toMatchObject([{ count: 50, of: 150 }])
  })

  it('has nothing to say of a number that JavaScript cannot hold but that it came', () => {
    const body = JSON.parse('{"order": {"id": 1, "status": "Paid", "total": 1e400}}')
    const { findings, patches } = reportOf([body])
    expect(findings).toMatchObject([{ kind: 'type_unknown', types: ['huge'] }])
    expect(patches).toEqual([])
  })
})
