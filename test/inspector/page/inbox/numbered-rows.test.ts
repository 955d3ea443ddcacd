import { describe, expect, it } from 'vitest'
import { NumberedRows, numbersABlock } from '../../../../src/inspector/page/views/inbox/rows/numbered-rows.ts'
import { entriesOf, entryOf, idsOf } from './entry-of.ts'

function rowsOf(newest: number, oldest = 1): NumberedRows {
  return new NumberedRows({ newest, oldest })
}

describe('the rows of a whole inbox', () => {
  it('are as many as there are numbers before any is loaded, and each has its place', () => {
    const rows = rowsOf(100_000)
    expect(rows.length).toBe(100_000)
    expect(rows.at(50_000)).toBeUndefined()
    expect(rows.indexOf('k3f-100000')).toBe(0)
    expect(rows.indexOf('k3f-1')).toBe(99_999)
    expect(rows.indexOf('k3f-100001')).toBe(-1)
  })

  it('load the blocks in view alone', () => {
    const rows = rowsOf(1_000)
    const blocks = rows.missing(350, 450)
    expect(blocks.map(({ from, to }) => [from, to])).toEqual([
      [800, 601],
      [600, 401],
    ])
    const [block] = blocks
    if (block) rows.fill(block, entriesOf({ from: 800, to: 601 }))
    expect(rows.at(350)?.id).toBe('k3f-650')
    expect(rows.missing(350, 450).map(({ from }) => from)).toEqual([600])
    expect(rows.missing(350, 399)).toEqual([])
  })

  it('close up over numbers that no entry has', () => {
    const rows = rowsOf(400)
    const [block] = rows.missing(0, 1)
    // Every second number, and what the page answered beyond the block.
    const page = entriesOf({ from: 400, to: 150 }).filter((_, at) => at % 2 === 0)
    if (block) rows.fill(block, page)
    expect(rows.length).toBe(300)
    expect(rows.at(99)?.id).toBe('k3f-202')
    expect(rows.at(100)).toBeUndefined()
    expect(rows.indexOf('k3f-200')).toBe(100)
    expect(rows.indexOf('k3f-399')).toBe(-1)
  })

  it('take in what came since, each once and newest first', () => {
    const rows = rowsOf(10)
    rows.prepend([entryOf(12), entryOf(11)])
    rows.prepend([entryOf(14), entryOf(12), entryOf(9)])
    rows.prepend([entryOf(13)])
    expect(idsOf([0, 1, 2, 3].map((at) => rows.at(at)))).toEqual(['k3f-14', 'k3f-13', 'k3f-12', 'k3f-11'])
    expect(rows.length).toBe(14)
    expect(rows.newest).toBe(14)
    expect(rows.indexOf('k3f-10')).toBe(4)
    expect(rows.missing(0, 4)).toEqual([])
    expect(rows.missing(0, 5)).toHaveLength(1)
  })

  it('begin empty and grow', () => {
    const rows = rowsOf(0, 0)
    expect(rows.length).toBe(0)
    expect(rows.missing(0, 20)).toEqual([])
    rows.prepend([entryOf(1)])
    expect([rows.length, rows.at(0)?.id, rows.newest]).toEqual([1, 'k3f-1', 1])
  })

  it('show what changed of an entry, and ask for stale blocks again while they are still shown', () => {
    const rows = rowsOf(5)
    const [block] = rows.missing(0, 5)
    if (block) rows.fill(block, entriesOf({ from: 5, to: 1 }))
    rows.prepend([entryOf(6)])
    rows.update(entryOf(6, { receipts: 2 }))
    rows.update(entryOf(3, { receipts: 3 }))
    expect([rows.at(0)?.receipts, rows.at(3)?.receipts]).toEqual([2, 3])
    rows.markStale()
    expect(rows.missing(0, 6)).toHaveLength(1)
    expect(rows.at(3)?.id).toBe('k3f-3')
  })

  it('forget what is far away and keep its place', () => {
    const rows = rowsOf(numbersABlock * 5)
    for (const block of rows.missing(0, rows.length)) rows.fill(block, entriesOf(block))
    rows.forgetFarFrom(0, 2)
    expect(rows.at(numbersABlock * 2 - 1)).toBeDefined()
    expect(rows.at(numbersABlock * 2)).toBeUndefined()
    expect(rows.length).toBe(numbersABlock * 5)
  })
})
