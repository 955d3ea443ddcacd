import { describe, expect, it } from 'vitest'
import { fidelityKinds } from '../../../../src/contract/fidelity/kinds.ts'
import { plainError } from '../../../../src/inspector/page/parts/plain-error.ts'
import { fidelityWords } from '../../../../src/inspector/page/views/entry/fidelity-words.ts'
import { firstDifference } from '../../../../src/inspector/page/views/entry/first-difference.ts'
import { neighbours } from '../../../../src/inspector/page/views/entry/head/neighbours.ts'
import { headerMeaning } from '../../../../src/inspector/page/views/entry/header-meaning.ts'
import { hexRow, offsetOf } from '../../../../src/inspector/page/views/entry/hex/hex-rows.ts'

describe('the words of fidelity', () => {
  it("are the contract's, kind for kind and in its order", () => {
    expect(fidelityWords).toEqual(fidelityKinds)
    expect(Object.keys(fidelityWords)).toEqual(Object.keys(fidelityKinds))
  })
})

describe('an error of the schema', () => {
  it.each([
    [{ path: '/order/total', message: 'must be number,null' }, 'order.total is to be a number or null.'],
    [
      { path: '/order/products/2/qty', message: 'must be integer' },
      'order.products[2].qty is to be a whole number.',
    ],
    [{ path: '/order/id', message: 'is missing' }, 'order.id is missing.'],
    [{ path: '', message: 'must be object' }, 'The body is to be an object {…}.'],
    [{ path: '/order/id', message: 'must be >= 1' }, 'order.id must be >= 1.'],
  ])('%j is told plainly', (error, told) => {
    expect(plainError(error)).toBe(told)
  })
})

describe('two signatures', () => {
  it('differ at a character, at the end of the shorter, or not at all', () => {
    expect(firstDifference('abcd', 'abXd')).toBe(2)
    expect(firstDifference('ab', 'abc')).toBe(2)
    expect(firstDifference('abc', 'abc')).toBeUndefined()
  })
})

describe('entries of one order', () => {
  it('have an older and a newer one, but for the first and the last', () => {
    const ids = ['c-3', 'b-2', 'a-1']
    expect(neighbours(ids, 'b-2')).toEqual({ number: 2, count: 3, older: 'a-1', newer: 'c-3' })
    expect(neighbours(ids, 'a-1')).toMatchObject({ number: 1, older: null })
    expect(neighbours(ids, 'c-3')).toMatchObject({ number: 3, newer: null })
    expect(neighbours(ids, 'x-9')).toBeNull()
  })
})

describe('headers', () => {
  it('are explained in any case, and only those that are Jumpseller’s', () => {
    expect(headerMeaning('JUMPSELLER-EVENT')).toContain('order_pending_payment')
    expect(headerMeaning('constructor')).toBeUndefined()
  })
})

describe('a row of hex', () => {
  it('has an offset, sixteen bytes and their characters', () => {
    const bytes = new TextEncoder().encode('{"order":{"id":1}}\u00e9\n')
    const { offset, bytes: row } = hexRow(bytes, 1)
    expect(offset).toBe('00000010')
    expect(row.map(({ at, hex }) => `${at}:${hex}`)).toEqual(['16:7d', '17:7d', '18:c3', '19:a9', '20:0a'])
    expect(row.map(({ character }) => character).join('')).toBe('}}···')
  })

  it.each([
    ['16', 16],
    ['0x10', 16],
    [' 0 ', 0],
    ['20', undefined],
    ['-1', undefined],
    ['1e1', undefined],
    ['', undefined],
  ])('%j is the byte %s of twenty', (text, offset) => {
    expect(offsetOf(text, 20)).toBe(offset)
  })
})
