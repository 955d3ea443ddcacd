import { describe, expect, it } from 'vitest'
import { examineFidelity, type FidelityKind, type Finding, fidelityKinds } from '../../src/contract/index.ts'
import { parseJson } from '../../src/receiver/index.ts'
import { chanceOf } from '../../src/store/domain/chance.ts'
import { fixture, fixtures } from '../fixtures.ts'

const of = (text: string | Buffer) => examineFidelity(Buffer.from(text as string))
const only = (text: string | Buffer, kind: FidelityKind) =>
  of(text).findings.filter((finding) => finding.kind === kind)
const places = (findings: Finding[]) => findings.map(({ pointer, offset }) => [pointer, offset])
const kinds = (text: string | Buffer) => of(text).findings.map(({ kind }) => kind)

describe('numbers', () => {
  it.each([
    ['9007199254740993', 'unsafe_integer', '9007199254740992', '9007199254740992'],
    ['9007199254740992', 'unsafe_integer', '9007199254740992', '9007199254740992'],
    ['9223372036854775807', 'unsafe_integer', '9223372036854776000', '9223372036854776000'],
    ['-9223372036854775808', 'unsafe_integer', '-9223372036854776000', '-9223372036854776000'],
    ['123456789012345678901234', 'unsafe_integer', '1.2345678901234569e+23', '1.2345678901234569e+23'],
    ['1e400', 'number_overflow', 'Infinity', 'null'],
    ['-1e400', 'number_overflow', '-Infinity', 'null'],
    ['-0', 'minus_zero', '-0', '0'],
    ['-0.0', 'minus_zero', '-0', '0'],
    ['399.0', 'number_respelled', '399', '399'],
    ['1.10', 'number_respelled', '1.1', '1.1'],
    ['0.0', 'number_respelled', '0', '0'],
    ['-5.00', 'number_respelled', '-5', '-5'],
    ['1E2', 'number_respelled', '100', '100'],
    ['1e+2', 'number_respelled', '100', '100'],
    ['0.0000001', 'number_respelled', '1e-7', '1e-7'],
    ['100000000000000000000.0', 'number_respelled', '100000000000000000000', '100000000000000000000'],
    ['0.1234567890123456789', 'number_rounded', '0.12345678901234568', '0.12345678901234568'],
    ['9007199254740993.0', 'number_rounded', '9007199254740992', '9007199254740992'],
    ['1e-400', 'number_rounded', '0', '0'],
  ] as const)('%s', (literal, kind, held, rewritten) => {
    const { findings, json } = of(`{"order":{"a":[${literal}]}}`)
    expect(json).toBe(true)
    const at = { kind, pointer: '/order/a/0', offset: 15, times: 1, concerns: null }
    expect(findings).toEqual([{ ...at, text: literal, held, rewritten }])
    expect(JSON.stringify(Number(literal))).toBe(rewritten)
  })

  it.each([
    '0',
    '-1',
    '9007199254740991',
    '-9007199254740991',
    '0.1',
    '79.8',
    '0.30000000000000004',
    '1e+21',
  ])('%s stays what it is', (literal) => {
    expect(of(`[${literal}]`).findings).toEqual([])
    expect(JSON.stringify(Number(literal))).toBe(literal)
  })

  it('by chance: a number is found exactly when JavaScript writes it otherwise, or cannot hold it', () => {
    const chance = chanceOf('numbers')
    for (let drawn = 0; drawn < 20_000; drawn += 1) {
      const literal = numberBy(chance)
      const value = Number(literal)
      const unsafe = /^-?\d+$/.test(literal) && !Number.isSafeInteger(value)
      const expected = unsafe || JSON.stringify(value) !== literal
      expect(of(literal).findings.length > 0, literal).toBe(expected)
      const exact = literal.length < 15 && Number.isFinite(value)
      if (exact) expect(only(literal, 'number_rounded').length, literal).toBe(0)
    }
  })
})

function numberBy(chance: ReturnType<typeof chanceOf>): string {
  const digits = (most: number) =>
    Array.from({ length: chance.between(1, most) }, () => chance.between(0, 9)).join('')
  const whole = digits(chance.oneIn(4) ? 20 : 5).replace(/^0+(?=\d)/, '')
  const fraction = chance.oneIn(2) ? `.${digits(chance.oneIn(4) ? 20 : 3)}` : ''
  const exponent = chance.oneIn(6) ? `${chance.pick(['e', 'E', 'e-', 'e+'])}${digits(2)}` : ''
  return `${chance.oneIn(4) ? '-' : ''}${whole}${fraction}${exponent}`
}

describe('keys', () => {
  it('given more than once are counted, with the object and the key', () => {
    const text = '{"order":{"id":1,"id":2,"a":{"id":3},"\\u0069d":4},"x":[{"b":1},{"b":1,"b":2}]}'
    const found = only(text, 'duplicate_key')
    expect(found.map(({ pointer, text: key, times }) => [pointer, key, times])).toEqual([
      ['/order/id', 'id', 3],
      ['/x/1/b', 'b', 2],
    ])
    expect(text.slice(found[0]?.offset)).toMatch(/^"id":2/)
  })

  it('are told apart in an object of many, and by their whole text', () => {
    const many = Array.from({ length: 500 }, (_, at) => `"key ${at}":{"a":1}`)
    expect(only(`{${many.join(',')}}`, 'duplicate_key')).toEqual([])
    const again = only(`{${[...many, '"key 499":1', '"key 3":[{"in":1.0}]'].join(',')}}`, 'duplicate_key')
    expect(again.map(({ pointer }) => pointer)).toEqual(['/key 499', '/key 3'])
    expect(only(`{${many.join(',')},"last":1.0}`, 'number_respelled')[0]?.pointer).toBe('/last')
  })

  it('of JavaScript objects, and pointers with ~ and /', () => {
    const text = '{"a/b":{"~":{"__proto__":1,"constructor":{},"":1.0}}}'
    expect(only(text, 'prototype_key').map(({ pointer }) => pointer)).toEqual([
      '/a~1b/~0/__proto__',
      '/a~1b/~0/constructor',
    ])
    expect(only(text, 'number_respelled')[0]?.pointer).toBe('/a~1b/~0/')
  })
})

describe('text', () => {
  it('that is not UTF-8, at its byte', () => {
    const bad = (...bytes: number[]) =>
      Buffer.concat([Buffer.from('{"é":"'), Buffer.from(bytes), Buffer.from('"}')])
    for (const bytes of [
      [0xff],
      [0xc0, 0xaf],
      [0xe9, 0x20],
      [0xed, 0xa0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xf0, 0x9f],
    ]) {
      const { json, findings, syntaxError } = of(bad(...bytes))
      expect([json, syntaxError]).toEqual([false, null])
      expect(places(findings)[0]).toEqual(['/é', 7])
    }
    expect(of(bad(0xf0, 0x9f, 0x98, 0x80)).findings).toEqual([])
  })

  it('with halves of characters and NUL, where they are', () => {
    const text =
      '{"a":"\\ud800","b":"\\ud83d\\ude00","c":"\\udd14\\ud83d","d":"x\\u0000","e\\u0000":"\\u00e9"}'
    const at = (part: string, from = 0) => text.indexOf(part, from)
    expect(places(only(text, 'lone_surrogate'))).toEqual([
      ['/a', at('\\ud800')],
      ['/c', at('\\udd14')],
      ['/c', at('\\ud83d"')],
    ])
    expect(places(only(text, 'nul_escape'))).toEqual([
      ['/d', at('\\u0000')],
      ['', at('\\u0000', at('"e'))],
    ])
  })

  it('with a byte order mark', () => {
    expect(of('\ufeff{"a":1}')).toMatchObject({ json: false, syntaxError: null })
    expect(kinds('\ufeff{"a":1}')).toEqual(['byte_order_mark'])
    expect(kinds('{"a":"\ufeff"}')).toEqual([])
  })
})

describe('what is not JSON', () => {
  it.each([
    ['', 0, 1, 1, 'empty'],
    ['{"a":1', 6, 1, 7, 'cut off'],
    ['{"a":"é', 8, 1, 8, 'begins at byte 5: it was cut off'],
    ['{"a":NaN}', 5, 1, 6, 'null is what is meant'],
    ["{'a':1}", 1, 1, 2, 'single quote'],
    ['{"a":1,}', 7, 1, 8, 'a comma too many'],
    ['[1,2,]', 5, 1, 6, 'a comma too many'],
    ['{"a":1}\n{"b":2}', 8, 2, 1, 'behind the end of the JSON'],
    ['{"é": 1,\r\n "b" 2}', 16, 2, 6, 'a colon'],
    ['[1 2]', 3, 1, 4, 'a comma or a closing ]'],
    ['{"a":1 "b":2}', 7, 1, 8, 'a comma or a closing }'],
    ['{a:1}', 1, 1, 2, 'a key in quotes'],
    ['[01]', 1, 1, 2, 'begins with 0'],
    ['[1.]', 3, 1, 4, 'decimal point'],
    ['[-]', 2, 1, 3, 'minus sign'],
    ['[1e]', 3, 1, 4, 'exponent'],
    ['["a\tb"]', 3, 1, 4, 'control character'],
    ['["\\x"]', 2, 1, 3, 'backslash'],
    ['["\\u12"]', 2, 1, 3, 'four hexadecimal digits'],
    ['[true, False]', 7, 1, 8, "Python's word"],
    ['[// x\n1]', 1, 1, 2, 'comment'],
    ['<html>', 0, 1, 1, 'HTML'],
    ['order[id]=1&status=Paid', 0, 1, 1, 'a form'],
    ['nul', 0, 1, 1, 'a value'],
    ['}', 0, 1, 1, 'too early'],
  ])('%j', (text, offset, line, column, words) => {
    const { syntaxError, json, findings } = of(text)
    expect(json).toBe(false)
    expect(syntaxError).toMatchObject({ offset, line, column })
    expect(syntaxError?.message).toContain(words)
    expect(findings[0]).toMatchObject({ kind: 'not_json', offset })
    expect(() => JSON.parse(text)).toThrow()
  })

  it('says where in the document it is, and what came before it is told all the same', () => {
    const { findings } = of('{"order":{"id":9223372036854775807,"lines":[{"qty":1.0},{"qty":x}]}}')
    expect(findings.map(({ kind, pointer }) => [kind, pointer])).toEqual([
      ['not_json', '/order/lines/1/qty'],
      ['unsafe_integer', '/order/id'],
      ['number_respelled', '/order/lines/0/qty'],
    ])
    expect(of('{"a":[{').findings[0]?.pointer).toBe('/a/0')
  })
})

describe('says of JSON what the receiver says', () => {
  it.each(fixtures())('of $group/$name', ({ body }) => {
    const { json, size, findings } = examineFidelity(body)
    expect(json).toBe(parseJson(body).ok)
    expect(size).toBe(body.length)
    for (const { kind, text, offset } of findings) {
      const spelled = body.subarray(offset).toString('utf8')
      if (text && kind.startsWith('number_')) expect(spelled.startsWith(text)).toBe(true)
    }
  })

  it('of bodies that chance has damaged', () => {
    const chance = chanceOf('damage')
    const whole = [
      fixture('order_paid/today').body,
      fixture('special/emoji-and-rtl').body,
      fixture('special/spaced-out').body,
    ]
    const odd = Buffer.from('{}[]",:\\u0e+-.eEtn \n\t\u0000é\ud83d')
    let refused = 0
    for (let drawn = 0; drawn < 6_000; drawn += 1) {
      const body = Buffer.from(whole[drawn % whole.length] as Buffer)
      for (let damaged = 0; damaged < chance.between(1, 2); damaged += 1) {
        body[chance.between(0, body.length - 1)] = chance.oneIn(3)
          ? chance.between(0, 255)
          : (odd[chance.between(0, odd.length - 1)] as number)
      }
      const { ok } = parseJson(body)
      if (!ok) refused += 1
      expect(examineFidelity(body).json, body.toString('latin1')).toBe(ok)
    }
    expect(refused).toBeGreaterThan(1_000)
    expect(refused).toBeLessThan(5_900)
  })
})

describe('the special fixtures', () => {
  it.each([
    ['id-64-bit', 'unsafe_integer', '/order/id'],
    ['duplicate-key', 'duplicate_key', '/order/status'],
    ['money-minus-zero', 'minus_zero', '/order/tax'],
    ['money-decimal-zero', 'number_respelled', '/order/total'],
    ['money-exponent', 'number_respelled', '/order/total'],
    ['unknown-field-proto', 'prototype_key', '/order/__proto__'],
    ['nul-escape', 'nul_escape', '/order/additional_information'],
    ['lone-surrogate', 'lone_surrogate', '/order/additional_information'],
    ['deep-unknown-value', 'deep_nesting', null],
  ] as const)('%s', (name, kind, pointer) => {
    const found = only(fixture(`special/${name}`).body, kind)
    expect(found.length).toBeGreaterThan(0)
    if (pointer !== null) expect(found.map((each) => each.pointer)).toContain(pointer)
  })

  it('tell of ids and money first', () => {
    const { findings } = of('{"order":{"weight":1.0,"latitude":2.0,"total":3.0,"customer":{"id":1.0}}}')
    expect(findings.map(({ concerns, pointer }) => [concerns, pointer])).toEqual([
      ['money', '/order/total'],
      ['id', '/order/customer/id'],
      [null, '/order/weight'],
      [null, '/order/latitude'],
    ])
  })
})

describe('depth', () => {
  it.each([
    ['1', 0, ''],
    ['{}', 1, ''],
    ['{"a":[1,{"b":{}},[2]]}', 4, '/a/1/b'],
    ['[[],[[]],[[[]]],[[[1]]]]', 4, '/2/0/0'],
    ['[1,[2,[3', 3, '/1/1'],
  ])('of %s', (text, levels, pointer) => {
    expect(of(text).depth).toEqual({ levels, pointer })
  })
})

describe('hostile documents', () => {
  const seconds = (work: () => void) => {
    const from = performance.now()
    work()
    return (performance.now() - from) / 1000
  }

  it('nested a million deep overflow nothing', () => {
    const deep = of('['.repeat(1_000_000) + ']'.repeat(1_000_000))
    expect(deep).toMatchObject({ json: true, depth: { levels: 1_000_000 } })
    expect(deep.depth.pointer).toMatch(/^(\/0){500}…$/)
    expect(of('{"a":'.repeat(1_000_000)).depth.levels).toBe(1_000_000)
  })

  it('are told of by a bounded list and a number', () => {
    const { findings, more } = of(`[${'1.0,'.repeat(100_000)}"${'\\u0000'.repeat(1_000)}"]`)
    expect(findings.filter(({ kind }) => kind === 'number_respelled')).toHaveLength(200)
    expect(more).toEqual({ number_respelled: 99_800, nul_escape: 800 })
    const doubled = of(`{${Array.from({ length: 1_000 }, (_, at) => `"k${at % 500}":1`).join(',')}}`)
    expect(doubled.findings).toHaveLength(200)
    expect(doubled.more).toEqual({ duplicate_key: 300 })
    const long = of(`["${'x'.repeat(5_000)}", ${'9'.repeat(5_000)}, {"${'k'.repeat(9_000)}":1.0}]`)
    for (const { text, pointer } of long.findings) {
      expect(text?.length).toBeLessThan(200)
      expect(pointer.length).toBeLessThan(1_100)
    }
  })

  it('of 10 MB of orders takes well under a second', () => {
    const order = fixture('order_paid/today').body.toString().slice('{"order":'.length, -1)
    const body = Buffer.from(`[${Array.from({ length: Math.ceil(10_000_000 / order.length) }, () => order)}]`)
    expect(body.length).toBeGreaterThan(10_000_000)
    // The quickest of three: other programs may hold the machine.
    const took = [1, 2, 3].map(() => seconds(() => expect(examineFidelity(body).json).toBe(true)))
    expect(Math.min(...took)).toBeLessThan(1)
  })
})

it('every kind has a title and says in a sentence what it costs', () => {
  for (const { title, costs } of Object.values(fidelityKinds)) {
    expect(title).toMatch(/^[A-Z]/)
    expect(costs).toMatch(/^[A-Z].*\.$/)
  }
})
