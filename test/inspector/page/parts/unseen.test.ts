import { describe, expect, it } from 'vitest'
import { seenParts, withUnseen } from '../../../../src/inspector/page/parts/unseen.ts'

describe('a text with characters that nobody sees', () => {
  it('has them written out', () => {
    expect(withUnseen('a\u202eb\u0000c\ufeff\u2066')).toBe('a\\u202eb\\u0000c\\ufeff\\u2066')
    expect(seenParts('a\u202eb')).toEqual([
      { text: 'a', isEscape: false },
      { text: '\\u202e', isEscape: true },
      { text: 'b', isEscape: false },
    ])
  })

  it.each(['', 'plain', 'tab\tline\r\n', 'شكراً\u200f', '👩\u200d🚀', 'Ñandú 😀'])(
    'leaves %j as it is',
    (text) => {
      expect(withUnseen(text)).toBe(text)
      expect(seenParts(text)).toEqual(text === '' ? [] : [{ text, isEscape: false }])
    },
  )
})
