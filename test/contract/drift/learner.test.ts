import { Ajv } from 'ajv'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  applyPatches,
  driftReport,
  type Learned,
  merge,
  nothingLearned,
  observe,
  parseLearned,
  stringifyLearned,
} from '../../../src/contract/drift/index.ts'
import { bounds } from '../../../src/contract/drift/learned.ts'
import { hour, learnedFrom, many, order, schemas, start } from './bodies.ts'

const anything = fc.jsonValue({ maxDepth: 5 })
const key = fc.constantFrom(
  'id',
  'status',
  'customer',
  'products',
  'billing_address',
  'status_enum',
  'total',
  'phone',
  '*',
  '~/',
  '__proto__',
  'constructor',
  'gift',
)
const leaf = fc.oneof(anything, fc.constantFrom('Paid', 'refunded', 1, 1.5, null))
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, leaf, tie('object'), fc.array(tie('value'), { maxLength: 3 })),
  object: fc.dictionary(key, tie('value'), { maxKeys: 6 }),
})).value
/** Bodies that look like orders here and there, so that every part of the schemas is met by something odd. */
const body = fc.oneof(
  { weight: 5, arbitrary: fc.record({ order: fc.dictionary(key, value, { maxKeys: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ order: value }) },
  { weight: 1, arbitrary: anything },
)
const arrivals = fc.array(fc.tuple(body, fc.integer({ min: 0, max: 2_000 })), { maxLength: 8 })

/** As JSON.parse makes it: a key __proto__ is one of the object's own. */
const asParsed = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

function learn(given: readonly (readonly [unknown, number])[]): Learned {
  const learned = nothingLearned()
  for (const [value, hours] of given) observe(learned, asParsed(value), start + hours * hour)
  return learned
}

/** Many bodies, and a compilation of the schemas for each round, on a machine with other work. */
const slow = { timeout: 60_000 }

describe('what is learned', () => {
  it('of two stretches merged is what is learned of both in turn', slow, () => {
    fc.assert(
      fc.property(arrivals, arrivals, (one, other) => {
        const [early, late] = [learn(one), learn(other)]
        const untouched = structuredClone([early, late])
        expect(merge(early, late)).toEqual(learn([...one, ...other]))
        expect([early, late]).toEqual(untouched)
      }),
      { numRuns: 100 },
    )
  })

  it('is the same after it was written down', slow, () => {
    fc.assert(
      fc.property(arrivals, (given) => {
        expect(parseLearned(stringifyLearned(learn(given)))).toEqual(learn(given))
      }),
    )
  })

  it.each(['', '{}', '{"version":0,"paths":[]}', '[]', 'null', '{"version":1,"paths":[[]],"bodies":1}'])(
    'is learned anew where %j was written',
    (text) => expect(parseLearned(text)).toBeUndefined(),
  )

  it('is proposed as schemas that allow every body that was seen', slow, () => {
    fc.assert(
      fc.property(arrivals, (given) => {
        const { patches } = driftReport(learn(given), schemas, { since: null })
        const patched = applyPatches(schemas, patches)
        const ajv = new Ajv({ schemas: Object.values(patched), allowUnionTypes: true, strictTypes: false })
        const validate = ajv.getSchema('body.json')
        for (const [value] of given) {
          expect([validate?.(asParsed(value)), validate?.errors ?? null]).toEqual([true, null])
        }
        expect(driftReport(learn(given), patched, { since: null }).patches).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  it('is bounded, whatever the fields are called, and counts what it passed over', () => {
    const hostile = many(40, (id) =>
      order(id, {
        [`k${'x'.repeat(200)}`]: 1,
        map: Object.fromEntries(many(1_000, (at) => [`m${id}-${at}`, { deep: at }]) as [string, unknown][]),
        deep: JSON.parse('['.repeat(100) + ']'.repeat(100)),
        status: `State ${'abcdefghijklmnopqrstuvwxyzabcdefghijklmn'[id - 1]}${id > 26 ? 'x' : ''}`,
      }),
    )
    const learned = learnedFrom(hostile)
    expect(learned.paths.size).toBeLessThanOrEqual(bounds.paths)
    expect(learned.paths.get('/order/map')?.children).toBe(bounds.childrenOfOne)
    expect(learned.paths.get('/order/status')?.values.size).toBe(bounds.valuesOfOne)
    expect(learned.paths.get('/order/total')?.seen.count).toBe(40)
    expect(learned.more).toBeGreaterThan(30_000)
    expect(stringifyLearned(learned).length).toBeLessThan(200_000)
  })

  it('tells a year by windows of days, and never by more of them than 256', () => {
    const learned = learnedFrom(many(2_000), { every: 5 * hour })
    expect(learned.windowMs).toBe(64 * hour)
    const { windows } = learned.paths.get('/order')?.seen ?? { windows: new Map() }
    expect(windows.size).toBeLessThanOrEqual(256)
    expect([...windows.values()].reduce((sum, each) => sum + each, 0)).toBe(2_000)
  })
})
