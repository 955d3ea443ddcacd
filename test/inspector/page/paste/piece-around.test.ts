import { expect, it } from 'vitest'
import { pieceAround } from '../../../../src/inspector/page/views/paste/piece-around.ts'

it('shows the character at a line and column between its neighbours', () => {
  expect(pieceAround('{\n  "a": NaN\n}', { line: 2, column: 8 })).toEqual({
    before: '{\n  "a": ',
    at: 'N',
    after: 'aN\n}',
  })
})

it('counts characters, not UTF-16 units', () => {
  expect(pieceAround('["😀", x]', { line: 1, column: 7 })).toMatchObject({ before: '["😀", ', at: 'x' })
  expect(pieceAround('😀😀', { line: 1, column: 2 }).at).toBe('😀')
})

it('has nothing at the end of what was cut off', () => {
  expect(pieceAround('{"a": ', { line: 1, column: 7 })).toEqual({ before: '{"a": ', at: '', after: '' })
  expect(pieceAround('', { line: 1, column: 1 })).toEqual({ before: '', at: '', after: '' })
})

it('cuts a piece out of a long line', () => {
  const { before, at, after } = pieceAround(`${'a'.repeat(1_000_000)}X${'b'.repeat(1_000_000)}`, {
    line: 1,
    column: 1_000_001,
  })
  expect(at).toBe('X')
  expect(before).toBe(`…${'a'.repeat(160)}`)
  expect(after).toBe(`${'b'.repeat(80)}…`)
})
