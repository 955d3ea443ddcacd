import { describe, expect, it } from 'vitest'
import { decodedText } from '../../../../src/inspector/page/views/entry/raw/decoded-text.ts'
import { indented } from '../../../../src/inspector/page/views/entry/raw/indented.ts'
import { rowParts, wordMarks } from '../../../../src/inspector/page/views/entry/raw/marked-places.ts'
import { nodePlace } from '../../../../src/inspector/page/views/entry/raw/node-place.ts'
import { textRows } from '../../../../src/inspector/page/views/entry/raw/text-rows.ts'
import { anyJson, anyText, manyTimes } from './chance.ts'

describe('bytes as text', () => {
  it('are the text that was written', () => {
    manyTimes((by) => {
      const text = anyText(by)
      expect(decodedText(new TextEncoder().encode(text))).toEqual({ text, bad: new Map() })
    })
  })

  it('that are not UTF-8 lose nothing: each bad byte keeps its value and place', () => {
    const pieces = [
      0x41, 0x80, 0xbf, 0xc0, 0xc3, 0xe0, 0xed, 0xa0, 0xef, 0xbf, 0xbd, 0xf0, 0x9f, 0x98, 0x80, 0xf4, 0x90,
    ]
    manyTimes((by) => {
      const bytes = Uint8Array.from({ length: by.below(24) }, () => by.of(pieces))
      const { text, bad } = decodedText(bytes)
      const again: number[] = []
      for (let at = 0; at < text.length; ) {
        const character = String.fromCodePoint(text.codePointAt(at) ?? 0)
        const byte = bad.get(at)
        again.push(...(byte === undefined ? new TextEncoder().encode(character) : [byte]))
        at += character.length
      }
      expect(again).toEqual([...bytes])
    })
  })

  it('keep a byte order mark', () => {
    expect(decodedText(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b)).text).toBe('\ufeff{')
  })
})

describe('rows of a text', () => {
  it('are the text in parts, none of them too wide, no character cut in two', () => {
    manyTimes((by) => {
      const width = 2 + by.below(11)
      const text = Array.from({ length: by.below(80) }, () => by.of(['a', '😀', '\n', 'é', '\r\n'])).join('')
      const rows = textRows(text, width)
      const all = Array.from({ length: rows.count }, (_, index) => rows.row(index))
      const again = all.map(({ from, to }, at) => text.slice(from, to) + (all[at + 1]?.line ? '\n' : ''))
      expect(again.join('')).toBe(text)
      for (const { from, to } of all) {
        expect(to - from).toBeLessThanOrEqual(width)
        expect(text.slice(from, to)).not.toMatch(/\p{Surrogate}/u)
      }
      expect(all.flatMap(({ line }) => line ?? [])).toEqual(text.split('\n').map((_, at) => at + 1))
    })
  })

  it('are found by a place in the text', () => {
    const rows = textRows('abcdef\ngh', 4)
    expect([0, 3, 4, 6, 7, 8].map((place) => rows.rowAt(place))).toEqual([0, 0, 1, 1, 2, 2])
  })
})

describe('marks', () => {
  it('go on from one row to the next', () => {
    const text = 'xxlampxx'
    const words = wordMarks(text, ['LAMP'])
    const row = { words, node: null, bad: new Map() }
    expect(rowParts(text, { from: 0, to: 4, ...row }).map(({ text, word }) => [text, word])).toEqual([
      ['xx', false],
      ['la', true],
    ])
    expect(rowParts(text, { from: 4, to: 8, ...row }).map(({ text, word }) => [text, word])).toEqual([
      ['mp', true],
      ['xx', false],
    ])
  })

  it('take words for what they are, not for patterns', () => {
    expect(wordMarks('a.c abc', ['a.c'])).toEqual([{ from: 0, to: 3, kind: 'word' }])
    expect(wordMarks('anything', [])).toEqual([])
  })

  it('show a bad byte apart', () => {
    const { text, bad } = decodedText(Uint8Array.of(0x61, 0xe9, 0x62))
    const parts = rowParts(text, { from: 0, to: 3, words: [], node: null, bad })
    expect(parts.map((part) => part.bad)).toEqual([null, 0xe9, null])
  })
})

describe('the place of a node', () => {
  it('is where its value stands, for every node of any JSON', () => {
    manyTimes((by) => {
      const text = JSON.stringify(anyJson(by), null, by.of([undefined, 2]))
      for (const [pointer, inner] of nodes(JSON.parse(text), '')) {
        const place = nodePlace(text, pointer)
        if (!place) throw new Error(`${pointer} is not found in ${text}`)
        expect(JSON.parse(text.slice(place.from, place.to))).toEqual(inner)
      }
    })
  })

  it('is none where there is no such node', () => {
    for (const pointer of ['/b', '/a/3', '/a/x', '/a/0/b', '/a/-1']) {
      expect(nodePlace('{"a":[1,2,3]}', pointer)).toBeUndefined()
    }
    expect(nodePlace('', '')).toBeUndefined()
    expect(nodePlace('{"a":', '/a')).toBeUndefined()
  })

  it('is that of the last of equal keys, as JavaScript keeps it', () => {
    const text = '{"a":1,"a":22}'
    expect(nodePlace(text, '/a')).toEqual({ from: 11, to: 13 })
  })
})

function* nodes(value: unknown, pointer: string): Generator<[string, unknown]> {
  yield [pointer, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    yield* nodes(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
  }
}

describe('pretty print', () => {
  it('is what JSON.stringify makes', () => {
    manyTimes((by) => {
      const value = anyJson(by)
      expect(indented(JSON.stringify(value))).toBe(JSON.stringify(value, null, 2))
    })
  })

  it('keeps numbers, keys and escapes as they are written', () => {
    expect(indented('{"a":399.0,"a":12345678901234567890,"\\u0061":-0}')).toBe(
      '{\n  "a": 399.0,\n  "a": 12345678901234567890,\n  "\\u0061": -0\n}',
    )
  })

  it('does not lose what is no JSON, nor grow beyond measure with depth', () => {
    expect(indented('{"a": "x').replaceAll(/\s/g, '')).toBe('{"a":"x')
    expect(indented('['.repeat(4_100)).length).toBeLessThan(600_000)
  })
})
