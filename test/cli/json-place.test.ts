import { describe, expect, it } from 'vitest'
import { placeOf } from '../../src/cli/trigger/json-place.ts'
import { readAssignment, setValues } from '../../src/cli/trigger/set-values.ts'
import { fixtures } from '../fixtures.ts'

function* pointersOf(value: unknown, pointer = ''): Generator<[string, unknown]> {
  yield [pointer, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, member] of Object.entries(value)) {
    yield* pointersOf(member, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}

/** To parse each of their values again and again takes its time, and shows nothing more. */
const tooLarge = new Set(['deep-unknown-value', 'five-hundred-lines'])

const bodies = fixtures()
  .filter(({ group, name }) => !['quarantined', 'refused'].includes(group) && !tooLarge.has(name))
  .map(({ group, name, body }) => ({ place: `${group}/${name}`, text: body.toString('utf8') }))

describe('the place of a value', () => {
  it.each(bodies)('is found for every pointer of $place', ({ text }) => {
    for (const [pointer, value] of pointersOf(JSON.parse(text))) {
      const found = placeOf(text, pointer)
      if (!found.ok) throw new Error(`${pointer} was not found`)
      expect(JSON.parse(text.slice(found.place.from, found.place.to))).toEqual(value)
    }
  })

  it.each([
    ['{"a":1,"a":2}', '/a', '2'],
    ['{"a/b":{"~":"x"}}', '/a~1b/~0', '"x"'],
    ['{"":{"":[]}}', '//', '[]'],
    ['{"a\\"}":[ 1 , "]" , {} ]}', '/a"}/2', '{}'],
    ['[[],[[1,-0.5e3]]]', '/1/0/1', '-0.5e3'],
    ['  true ', '', 'true'],
  ])('in %s at %s is %s', (text, pointer, expected) => {
    const found = placeOf(text, pointer)
    expect(found.ok && text.slice(found.place.from, found.place.to)).toBe(expected)
  })

  it.each([
    ['{"a":{"b":1,"c":2}}', '/a/d', '/a', ['b', 'c']],
    ['{"a":[1,2]}', '/a/2', '/a', ['0', '1']],
    ['{"a":[1,2]}', '/a/-', '/a', ['0', '1']],
    ['{"a":1}', '/a/b', '/a', []],
    ['{}', '/a', '', []],
  ])('in %s is not found at %s, below %j', (text, pointer, parent, holds) => {
    expect(placeOf(text, pointer)).toEqual({ ok: false, parent, holds })
  })
})

describe('an assignment', () => {
  it.each([
    ['/order/total=99.50', '/order/total', '99.50'],
    ['/order/status=Paid', '/order/status', '"Paid"'],
    ['/order/status="Paid"', '/order/status', '"Paid"'],
    ['/order/customer={"id":1}', '/order/customer', '{"id":1}'],
    ['/order/note=a=b', '/order/note', '"a=b"'],
    ['/order/note=', '/order/note', '""'],
  ])('%s', (text, pointer, json) => {
    expect(readAssignment(text)).toEqual({ pointer, json })
  })

  it.each(['', '=1', 'order=1', '/order'])('%j is none', (text) => {
    expect(readAssignment(text)).toBeUndefined()
  })

  it('leaves every other byte as it was', () => {
    const body = Buffer.from('{ "order" : {"total": 399.0,\r\n"id":12345678901234567890, "é":"\\u00e9"} }')
    const set = setValues(body, [{ pointer: '/order/total', json: '1' }])
    expect(set.toString()).toBe('{ "order" : {"total": 1,\r\n"id":12345678901234567890, "é":"\\u00e9"} }')
  })
})
