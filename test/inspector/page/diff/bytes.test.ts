import { describe, expect, it } from 'vitest'
import { byteDifferences } from '../../../../src/inspector/page/views/diff/byte-differences.ts'
import { spellingDifferences } from '../../../../src/inspector/page/views/diff/spelling.ts'
import { stretchText } from '../../../../src/inspector/page/views/diff/stretch-text.ts'
import { differencesOf } from '../../../../src/inspector/page/views/diff/word-script.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

function stretches(left: string, right: string): string[] {
  const [a, b] = [bytes(left), bytes(right)]
  return byteDifferences(a, b).stretches.map(
    ({ leftFrom, leftTo, rightFrom, rightTo }) =>
      `${leftFrom} ${new TextDecoder().decode(a.subarray(leftFrom, leftTo))} → ${new TextDecoder().decode(b.subarray(rightFrom, rightTo))}`,
  )
}

describe('the differences of two lists', () => {
  /** All texts of so many of two letters at most. */
  const texts = (longest: number): string[] =>
    longest === 0 ? [''] : texts(longest - 1).flatMap((text) => [text, `${text}a`, `${text}b`])

  it('turn the one into the other', () => {
    const all = [...new Set(texts(5))]
    expect(all).toHaveLength(63)
    for (const left of all) {
      for (const right of all) expect(applied([...left], [...right])).toBe(right)
    }
  })

  function applied(left: string[], right: string[]): string {
    const made: string[] = []
    let from = 0
    for (const each of differencesOf(left, right)) {
      made.push(...left.slice(from, each.leftFrom), ...right.slice(each.rightFrom, each.rightTo))
      from = each.leftTo
    }
    return [...made, ...left.slice(from)].join('')
  }

  it('are as few words as can be', () => {
    expect(
      differencesOf([...'abcabba'], [...'cbabac']).reduce(
        (sum, each) => sum + each.leftTo - each.leftFrom + each.rightTo - each.rightFrom,
        0,
      ),
    ).toBe(5)
  })

  it('are one where more differs than is told apart', () => {
    const other = Array.from({ length: 2_000 }, (_, n) => `x${n}`)
    const own = Array.from({ length: 2_000 }, (_, n) => `y${n}`)
    expect(differencesOf(['same', ...own], ['same', ...other])).toEqual([
      { leftFrom: 1, leftTo: 2_001, rightFrom: 1, rightTo: 2_001 },
    ])
  })
})

describe('by bytes', () => {
  it('has none when all bytes are the same', () => {
    expect(byteDifferences(bytes('{"a":1}'), bytes('{"a":1}'))).toEqual({
      firstOffset: undefined,
      stretches: [],
    })
  })

  it('tells the first offset in bytes, and whole words', () => {
    const [left, right] = ['{"é":1,"total":399.0}', '{"é":1,"total":399}']
    expect(byteDifferences(bytes(left), bytes(right)).firstOffset).toBe(19)
    expect(stretches(left, right)).toEqual(['16 399.0 → 399'])
  })

  it('never cuts a character', () => {
    expect(stretches('"peña"', '"peñb"')).toEqual(['1 peña → peñb'])
    expect(stretches('"é"', '"è"')).toEqual(['1 é → è'])
  })

  it('tells several stretches, and that one body is the beginning of the other', () => {
    expect(stretches('{"a":1,"between":true,"b":2}', '{"a":9,"between":true,"b":8}')).toEqual([
      '5 1 → 9',
      '26 2 → 8',
    ])
    expect(byteDifferences(bytes('{"a":1'), bytes('{"a":1}')).firstOffset).toBe(6)
  })

  it('is done with a megabyte of unlike text within a second or so', () => {
    const text = (salt: number) => JSON.stringify(Array.from({ length: 60_000 }, (_, n) => `w${n * salt}`))
    const begun = performance.now()
    expect(byteDifferences(bytes(text(7)), bytes(text(11))).stretches.length).toBeGreaterThan(0)
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})

describe('the text of a stretch', () => {
  it('has a little around it, with whole characters', () => {
    const body = bytes(`${'é'.repeat(50)}X${'ü'.repeat(50)}`)
    const text = stretchText(body, 100, 101)
    expect(text).toEqual({ before: `…${'é'.repeat(20)}`, differing: 'X', after: `${'ü'.repeat(20)}…` })
  })
})

describe('the same JSON in other bytes', () => {
  const none = { keyOrder: false, whitespace: false, numbers: null, escapes: null }
  it.each([
    ['{"a":1,"b":2}', '{"b":2,"a":1}', { keyOrder: true }],
    ['{"a":1}', '{ "a": 1 }', { whitespace: true }],
    ['{ "a":1}', '{"a": 1}', { whitespace: true }],
    ['{"a":399.0}', '{"a":399}', { numbers: { left: ['399.0'], right: ['399'] } }],
    ['{"a":"é/"}', '{"a":"\\u00e9\\/"}', { escapes: { left: ['"é/"'], right: ['"\\u00e9\\/"'] } }],
    [
      '{"a":1.0,"b": 2}',
      '{"b":2,"a":1}',
      { keyOrder: true, whitespace: true, numbers: { left: ['1.0'], right: ['1'] } },
    ],
    ['{"a":"{ \\" 1.0"}', '{"a":"{ \\" 1.0"}', {}],
  ])('%s and %s', (left, right, differs) => {
    expect(spellingDifferences(left, right)).toEqual({ ...none, ...differs })
  })

  it('takes a text of a megabyte', () => {
    const long = JSON.stringify({ text: 'x'.repeat(1_000_000) })
    expect(spellingDifferences(long, ` ${long}`)).toEqual({ ...none, whitespace: true })
  })
})
