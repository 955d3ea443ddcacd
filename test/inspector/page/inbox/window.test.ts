import { describe, expect, it } from 'vitest'
import {
  canvasHeight,
  rowsAPage,
  scrollTopFor,
  windowOf,
} from '../../../../src/inspector/page/views/inbox/list/window.ts'

const list = { rows: 100_000, rowHeight: 52, viewHeight: 600 }

describe('the window of a list', () => {
  it('draws the rows in view and a few beside them', () => {
    expect(windowOf({ ...list, scrollTop: 0 })).toEqual({ first: 0, beyond: 18, top: 0 })
    const middle = windowOf({ ...list, scrollTop: 52 * 50_000 })
    expect(middle).toEqual({ first: 49_994, beyond: 50_018, top: 52 * 49_994 })
    const end = windowOf({ ...list, scrollTop: 52 * 100_000 - 600 })
    expect(end.beyond).toBe(100_000)
  })

  it('never draws what is not there', () => {
    expect(windowOf({ ...list, rows: 0, scrollTop: 0 })).toMatchObject({ first: 0, beyond: 0 })
    // Rows may be fewer than before the last scroll.
    const { first, beyond } = windowOf({ ...list, rows: 3, scrollTop: 9_000 })
    expect([first <= beyond, beyond]).toEqual([true, 3])
  })

  it('scrolls no further than a row needs', () => {
    const geometry = { ...list, scrollTop: 5_200 }
    expect(scrollTopFor(100, geometry)).toBe(5_200)
    expect(scrollTopFor(99, geometry)).toBe(99 * 52)
    expect(scrollTopFor(120, geometry)).toBe(121 * 52 - 600)
    expect(rowsAPage(list)).toBe(10)
  })
})

describe('a list longer than a browser draws', () => {
  const long = { rows: 2_000_000, rowHeight: 52, viewHeight: 600 }
  const height = canvasHeight(long)

  it('reaches its first and its last row all the same', () => {
    expect(height).toBeLessThan(16_000_000)
    expect(windowOf({ ...long, scrollTop: 0 }).first).toBe(0)
    expect(windowOf({ ...long, scrollTop: height - 600 }).beyond).toBe(2_000_000)
  })

  it.each([0, 1, 777_777, 1_999_999])('brings row %i wholly into view', (index) => {
    const scrollTop = scrollTopFor(index, { ...long, scrollTop: 3_000_000 })
    const { first, top } = windowOf({ ...long, scrollTop })
    const above = top + (index - first) * 52 - scrollTop
    expect(above).toBeGreaterThanOrEqual(-0.01)
    expect(above).toBeLessThanOrEqual(600 - 52 + 0.01)
  })
})
