import { describe, expect, it } from 'vitest'
import {
  narrowed,
  seen,
  seenWithSpace,
  shortened,
} from '../../../../src/inspector/page/views/diff/shown-text.ts'
import { sideRefOf } from '../../../../src/inspector/page/views/diff/side-ref.ts'

describe('text of a payload', () => {
  it('shows what cannot be seen, and what turns text around', () => {
    expect(seen('a\u202eb\u0000c\u200bd\ud800 é😀\n')).toBe('a\\u202eb\\u0000c\\u200bd\\ud800 é😀\n')
    expect(seenWithSpace(' \t\r\n')).toBe('·⇥␍⏎\n')
  })

  it('is cut to where two long ones differ', () => {
    const long = 'x'.repeat(500)
    const { left, right } = narrowed(`${long}A${long}`, `${long}B${long}`)
    expect(left).toEqual({ before: `…${'x'.repeat(40)}`, differing: 'A', after: `${'x'.repeat(40)}…` })
    expect(right.differing).toBe('B')
  })

  it('never cuts a sign of two halves', () => {
    const { left, right } = narrowed('"😀"', '"😁"')
    expect([left.differing, right.differing]).toEqual(['😀', '😁'])
    expect(narrowed('\u{1f600}', '\u{1fa00}').left.differing).toBe('\u{1f600}')
  })

  it('that one side has more of is told on that side alone', () => {
    const { left, right } = narrowed('"aa"', '"aaa"')
    expect([left.differing, right.differing]).toEqual(['', 'a'])
  })

  it('tells how long a long one is', () => {
    expect(shortened('abcdef', 3)).toBe('abc… (6 characters)')
    expect(shortened('abc', 3)).toBe('abc')
  })
})

describe('a side of the address', () => {
  it.each([
    ['e1-12', { kind: 'entry', id: 'e1-12' }],
    [' e1-12 ', { kind: 'entry', id: 'e1-12' }],
    ['fixture:order_paid', { kind: 'fixture', event: 'order_paid' }],
    ['fixture:../secret', undefined],
    ['../api', undefined],
    ['', undefined],
  ])('%j', (text, ref) => {
    expect(sideRefOf(text)).toEqual(ref)
  })
})
