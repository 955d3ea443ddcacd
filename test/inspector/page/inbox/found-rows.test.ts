import { expect, it } from 'vitest'
import { FoundRows } from '../../../../src/inspector/page/views/inbox/rows/found-rows.ts'
import { entryOf, idsOf } from './entry-of.ts'

const all = (rows: FoundRows) => idsOf(Array.from({ length: rows.length }, (_, at) => rows.at(at)))

it('holds each found entry once, whichever page brought it', () => {
  const rows = new FoundRows()
  rows.append([entryOf(9), entryOf(7)])
  rows.append([entryOf(7), entryOf(4)])
  rows.prepend([entryOf(12), entryOf(9)])
  expect(all(rows)).toEqual(['k3f-12', 'k3f-9', 'k3f-7', 'k3f-4'])
  expect([rows.newest, rows.indexOf('k3f-7'), rows.indexOf('k3f-5')]).toEqual([12, 2, -1])
})

it('lets what the search finds now take the place of what it found, as far as it went', () => {
  const rows = new FoundRows()
  rows.append([entryOf(9), entryOf(7), entryOf(4), entryOf(2)])
  // 9 no longer matches, 8 does by now; below 5 the search has not looked again.
  rows.replaceDownTo(5, [entryOf(8), entryOf(7, { receipts: 2 })])
  expect(all(rows)).toEqual(['k3f-8', 'k3f-7', 'k3f-4', 'k3f-2'])
  expect(rows.at(1)?.receipts).toBe(2)
})
