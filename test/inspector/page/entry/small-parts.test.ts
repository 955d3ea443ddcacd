import { describe, expect, it } from 'vitest'
import { flagsOf } from '../../../../src/inspector/page/parts/flags.ts'
import { plainError } from '../../../../src/inspector/page/parts/plain-error.ts'
import { hrefOf } from '../../../../src/inspector/page/places.ts'
import { fidelityCount } from '../../../../src/inspector/page/views/entry/fidelity-count.ts'
import { firstDifference } from '../../../../src/inspector/page/views/entry/first-difference.ts'
import { neighbours } from '../../../../src/inspector/page/views/entry/head/neighbours.ts'
import { headerMeaning } from '../../../../src/inspector/page/views/entry/header-meaning.ts'
import { hexRow, offsetOf } from '../../../../src/inspector/page/views/entry/hex/hex-rows.ts'
import { orderBody } from '../../../../src/inspector/page/views/entry/order/order-body.ts'
import { decodedText } from '../../../../src/inspector/page/views/entry/raw/decoded-text.ts'
import { signatureHint } from '../../../../src/inspector/page/views/entry/signature-hint.ts'
import { examine } from '../../../../src/inspector/worker/examined.ts'

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

describe('the count of findings', () => {
  const count = (body: string | Uint8Array) => fidelityCount(examine(Buffer.from(body as string)))

  it('is loud of what is lost or refused alone', () => {
    expect(count('{"total":399.0,"tax":0.0}')).toEqual({ count: 2, isQuiet: true })
    expect(count('{"total":399.0,"id":12345678901234567890}')).toEqual({ count: 1 })
    expect(count('{"total":')).toEqual({ count: 1 })
    expect(count('{"total":1}')).toEqual({ count: 0, isQuiet: true })
  })

  it('counts those as well that are not told one by one', () => {
    expect(count(`[${'9'.repeat(20)}${`,${'9'.repeat(20)}`.repeat(1_999)}]`)).toEqual({ count: 2_000 })
  })
})

describe('a hint at a signature that nothing explains', () => {
  const judged = { received: 'AAAA', expected: ['x'], mistakes: [] }

  it('names another token for a wrong one only', () => {
    expect(signatureHint({ ...judged, verdict: 'wrong' })).toContain('another hooks token')
    expect(signatureHint({ ...judged, verdict: 'malformed' })).toMatch(/No hooks token gives such a value/)
    expect(signatureHint({ ...judged, verdict: 'valid' })).toBeNull()
    expect(signatureHint({ ...judged, verdict: 'wrong', expected: [] })).toBeNull()
  })
})

describe('an order of bytes that are not UTF-8', () => {
  const read = (bytes: number[]) => {
    const { text, bad } = decodedText(new Uint8Array(bytes))
    return orderBody(text, bad.size)
  }
  const of = (text: string) => [...Buffer.from(text, 'latin1')]

  it('is told as such, and not by what the guessed text lacks', () => {
    const message = 'The body is not UTF-8: 1 byte stands for no character.'
    expect(read(of('{"\u00f3rder":{}}'))).toEqual({ ok: false, message })
    expect(read(of('{"order":{"name":"Jos\u00e9"}}'))).toMatchObject({ ok: true })
    expect(read(of('{"other":{}}'))).toMatchObject({ message: expect.stringContaining('no "order"') })
  })
})

describe('flags', () => {
  const plain = {
    flags: [],
    receipts: 1,
    reason: null,
    signature: 'valid' as const,
    handler: { state: 'none' as const, runs: 0, lastError: null, nextRunAt: null },
  }

  it('are none of an ordinary entry, and all of an odd one, the count apart from its word', () => {
    expect(flagsOf(plain)).toEqual([])
    const odd = flagsOf({
      ...plain,
      flags: ['stale', 'reconciled'],
      receipts: 12,
      reason: 'off_schema',
      signature: 'unsigned',
    })
    expect(odd.map(({ word, times }) => [word, times])).toEqual([
      ['Duplicate', 12],
      ['Reconciled', null],
      ['Late', null],
      ['Off schema', null],
      ['Unsigned', null],
    ])
  })
})

describe('the address of an order', () => {
  it('names its store where it is known', () => {
    expect(hrefOf.order(7)).toBe('/orders/7')
    expect(hrefOf.order(7, null)).toBe('/orders/7')
    expect(hrefOf.order(7, 'a&b')).toBe('/orders/7?store=a%26b')
  })
})
