import { describe, expect, it } from 'vitest'
import { axisOf, gapOf } from '../../../../src/inspector/page/views/order/axis.ts'
import type { Moment } from '../../../../src/inspector/page/views/order/moments.ts'
import { at, entry, time } from './orders-of.ts'

const arrival = (id: string, arrived: number, { triggered = arrived, stale = false } = {}): Moment => ({
  kind: 'entry',
  at: time(arrived),
  entry: entry(id, { triggeredAt: at(triggered), flags: stale ? ['stale'] : [] }),
})

describe('the axis', () => {
  it('keeps what comes nearly at once together, and breaks the line at a minute', () => {
    expect(gapOf(999)).toEqual({ height: 0, label: null, isBroken: false })
    expect(gapOf(59_000)).toMatchObject({ label: '59 s later', isBroken: false })
    expect(gapOf(16 * 60_000)).toMatchObject({ label: '16 min later', isBroken: true })
  })

  it('grows with the logarithm: a thousand times as long is not a thousand times as high', () => {
    const heights = [2_000, 60_000, 16 * 60_000, 256 * 60_000, 6_561 * 60_000].map((gap) => gapOf(gap).height)
    expect(heights).toEqual(heights.toSorted((one, other) => one - other))
    expect(new Set(heights).size).toBe(heights.length)
    expect(heights.at(-1)).toBeLessThanOrEqual(88)
    expect(gapOf(1e15).height).toBe(88)
  })

  it('begins without a gap and has one row a moment', () => {
    const { rows } = axisOf([arrival('e-1', 0), arrival('e-2', 120)])
    expect(rows.map(({ gap }) => gap.label)).toEqual([null, '2 min later'])
  })
})

describe('lateness', () => {
  it('runs from the first row that is not before the trigger to the arrival', () => {
    const moments = [
      arrival('e-1', 0),
      arrival('e-2', 100),
      arrival('late', 7_200, { triggered: 50, stale: true }),
    ]
    expect(axisOf(moments).lateness).toEqual([
      { entryId: 'late', fromRow: 1, toRow: 2, track: 0, lateMs: 7_150_000 },
    ])
  })

  it('is drawn for a stale entry however short, and for others from a minute on', () => {
    const near = [arrival('e-1', 0), arrival('e-2', 5), arrival('e-3', 6, { triggered: 1 })]
    expect(axisOf(near).lateness).toEqual([])
    const stale = [arrival('e-1', 0), arrival('e-2', 5), arrival('e-3', 6, { triggered: 1, stale: true })]
    expect(axisOf(stale).lateness).toHaveLength(1)
    const slow = [arrival('e-1', 0), arrival('e-2', 5), arrival('e-3', 90, { triggered: 1 })]
    expect(axisOf(slow).lateness).toHaveLength(1)
  })

  it('puts those that overlap on tracks of their own, and uses a track again', () => {
    const moments = [
      arrival('e-1', 0),
      arrival('e-2', 100),
      arrival('late-1', 1_000, { triggered: 0 }),
      arrival('late-2', 2_000, { triggered: 50 }),
      arrival('e-3', 3_000),
      arrival('late-3', 4_000, { triggered: 2_900 }),
    ]
    const { lateness, tracks } = axisOf(moments)
    expect(lateness.map(({ entryId, track }) => [entryId, track])).toEqual([
      ['late-1', 0],
      ['late-2', 1],
      ['late-3', 0],
    ])
    expect(tracks).toBe(2)
  })

  it('is none for an entry without a stamp or from the future', () => {
    const unstamped: Moment = { kind: 'entry', at: time(90), entry: entry('e-2', { triggeredAt: null }) }
    expect(
      axisOf([arrival('e-1', 0), unstamped, arrival('e-3', 100, { triggered: 9_000 })]).lateness,
    ).toEqual([])
  })
})
