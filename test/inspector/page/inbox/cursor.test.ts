import { expect, it } from 'vitest'
import { Cursor } from '../../../../src/inspector/page/views/inbox/list/cursor.ts'
import { NumberedRows } from '../../../../src/inspector/page/views/inbox/rows/numbered-rows.ts'
import { entriesOf, entryOf } from './entry-of.ts'

function cursorOver(rows: NumberedRows) {
  const moved: string[] = []
  const revealed: number[] = []
  const cursor = new Cursor({
    rows: () => rows,
    moved: (id) => moved.push(id),
    reveal: (index) => revealed.push(index),
  })
  return { cursor, moved, revealed }
}

function loadedRows(): NumberedRows {
  const rows = new NumberedRows({ newest: 1_000, oldest: 1 })
  const [block] = rows.missing(0, 1)
  if (block) rows.fill(block, entriesOf(block))
  return rows
}

it('stays with its entry whatever comes above it', () => {
  const rows = loadedRows()
  const { cursor } = cursorOver(rows)
  cursor.moveBy(1, 0)
  cursor.moveBy(1, 0)
  expect(cursor.selected.value).toBe('k3f-999')
  rows.prepend([entryOf(1_002), entryOf(1_001)])
  expect([cursor.selected.value, cursor.index]).toEqual(['k3f-999', 3])
  cursor.moveBy(-1, 0)
  expect(cursor.selected.value).toBe('k3f-1000')
})

it('goes where nothing is loaded yet, and selects the entry once it is', () => {
  const rows = loadedRows()
  const { cursor, moved, revealed } = cursorOver(rows)
  cursor.moveTo(5_000)
  expect([cursor.selected.value, cursor.index, revealed]).toEqual(['', 999, [999]])
  cursor.moveBy(-1, 0)
  for (const block of rows.missing(990, 1_000)) rows.fill(block, entriesOf(block))
  cursor.settle()
  expect([cursor.selected.value, moved]).toEqual(['k3f-2', ['k3f-2']])
})

it('does not leave the list at either end, nor move in an empty one', () => {
  const { cursor } = cursorOver(loadedRows())
  cursor.moveTo(-3)
  cursor.moveBy(-1, 0)
  expect(cursor.selected.value).toBe('k3f-1000')
  const empty = cursorOver(new NumberedRows({ newest: 0, oldest: 0 }))
  empty.cursor.moveBy(1, 0)
  expect([empty.cursor.selected.value, empty.revealed]).toEqual(['', []])
})
