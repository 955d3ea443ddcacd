import { expect, it } from 'vitest'
import {
  isEdited,
  lostByEditing,
  prettyOf,
  startOf,
} from '../../../../src/inspector/page/views/send/start.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

it('holds a body that is shown in either way to be not edited', () => {
  const start = startOf(bytesOf('{"order":{"total":99.50}}'))
  expect(start.pretty).toBe('{\n  "order": {\n    "total": 99.50\n  }\n}')
  expect(isEdited(null, start)).toBe(false)
  expect(isEdited(start.kept, start)).toBe(false)
  expect(isEdited(start.pretty, start)).toBe(false)
  expect(isEdited(`${start.kept} `, start)).toBe(true)
})

it('does not change a body that is no JSON to look prettier', () => {
  expect(prettyOf('total=99.5 & more')).toBe('total=99.5 & more')
  expect(startOf(bytesOf('')).pretty).toBe('')
})

it('writes line ends as the editor does, and tells what an edited text loses by that', () => {
  const start = startOf(bytesOf('{\r\n"order": 1\r}'))
  expect(start.kept).toBe('{\n"order": 1\n}')
  expect(isEdited(start.kept, start)).toBe(false)
  expect(lostByEditing(start)).toEqual([
    'The kept body has carriage returns; an edited text has line feeds alone.',
  ])
  expect(lostByEditing(startOf(bytesOf('{}\n')))).toEqual([])
})

it('counts the bytes that no text holds', () => {
  const start = startOf(Uint8Array.of(0x22, 0xff, 0xfe, 0x22))
  expect(start.badBytes).toBe(2)
  expect(lostByEditing(start)).toEqual([
    'The kept body has 2 bytes that are not UTF-8, which an edited text cannot hold.',
  ])
})
