import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { guarded, treeDocument, unguarded } from '../../../../src/inspector/page/parts/json-tree-document.ts'

function jsonOf(text: string): Record<string, unknown> {
  const document = treeDocument(text)
  if (!document.ok) throw new Error(document.message)
  return document.json as Record<string, unknown>
}

describe('a document for the tree', () => {
  it('keeps numbers as they are spelled', () => {
    const { id, price, zero } = jsonOf('{"id":12345678901234567890,"price":399.0,"zero":-0}')
    expect([id, price, zero].map(String)).toEqual(['12345678901234567890', '399.0', '-0'])
  })

  it('keeps the last of equal keys, and says so', () => {
    const document = treeDocument('{"a":1,"a":2}')
    expect(document).toMatchObject({ ok: true, remarks: [expect.stringContaining('more than once')] })
    expect(String(jsonOf('{"a":1,"a":2}').a)).toBe('2')
  })

  it('gives keys that JavaScript objects own another name, in their place, and takes it back', () => {
    const json = jsonOf('{"a":1,"constructor":null,"__proto__":{"constructor":"x"},"z":1}')
    expect(Object.keys(json).map(unguarded)).toEqual(['a', 'constructor', '__proto__', 'z'])
    expect(json.constructor).toBe(Object)
    expect(Object.getPrototypeOf(json)).toBe(Object.prototype)
    expect(json[guarded('constructor')]).toBeNull()
    expect(unguarded('name\u2060')).toBe('name\u2060')
  })

  it('begins behind a byte order mark, and says so', () => {
    expect(treeDocument('\ufeff{}')).toMatchObject({
      ok: true,
      remarks: [expect.stringContaining('byte order mark')],
    })
  })

  it.each([
    ['', 'It is empty.'],
    ['{"a":', 'It is not JSON: object value expected'],
    ['[1,]', 'It is not JSON: array item expected'],
    ['['.repeat(100_000), 'nested more than 400 levels'],
    [`${'['.repeat(3_000)}${']'.repeat(3_000)}`, 'nested more than 400 levels'],
  ])('is none of %.20s', (text, message) => {
    expect(treeDocument(text)).toMatchObject({ ok: false, message: expect.stringContaining(message) })
  })

  it('is none of an object with members beyond all measure', () => {
    const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 4_001 }, (_, at) => [`k${at}`, at])))
    expect(treeDocument(wide)).toMatchObject({ ok: false, message: expect.stringContaining('4,000 members') })
  })

  it('is made of each fixture that is JSON', () => {
    for (const name of [
      'unknown-field-proto',
      'duplicate-key',
      'id-64-bit',
      'spaced-out',
      'lone-surrogate',
    ]) {
      expect(treeDocument(readFileSync(`fixtures/special/${name}.body.json`, 'utf8')).ok).toBe(true)
    }
  })
})
