import { describe, expect, it } from 'vitest'
import { percentile, ratios, spreadOf } from '../../bench/figures.ts'
import { digits, markdownOf, spreadText } from '../../bench/markdown.ts'
import { isMet, type Report } from '../../bench/report.ts'

describe('the figures of the bench', () => {
  it('are medians, between the two in the middle of an even number', () => {
    expect(percentile([3, 1, 2], 50)).toBe(2)
    expect(percentile([4, 1, 3, 2], 50)).toBe(2.5)
    expect(percentile([], 50)).toBeNaN()
    expect(spreadOf([5, 9, 7])).toEqual({ median: 7, min: 5, max: 9 })
  })

  it('are divided within each round, not median by median', () => {
    expect(ratios([10, 40, 90], [10, 80, 100])).toEqual({ median: 0.9, min: 0.5, max: 1 })
  })

  it('are written with the digits that count', () => {
    expect(digits(0.123456)).toBe('0.123')
    expect(digits(20_123.4)).toBe('20,123')
    expect(spreadText(spreadOf([]))).toBe('–')
  })
})

describe('a report', () => {
  const report: Report = {
    name: 'receive',
    title: 'Receiving',
    at: '2026-03-01T10:00:00.000Z',
    machine: {
      processor: 'A processor',
      cores: 2,
      memoryGiB: 8,
      system: 'Linux 6',
      node: '20.19.0',
      othersCores: 0.5,
      wasShared: true,
    },
    method: ['One sentence.'],
    tables: [{ title: 'Rates', columns: ['', 'req/s'], rows: [['bare', '1']] }],
    goals: [
      { what: 'fast', measured: 0.4, bound: 0.45, is: 'at least' },
      { what: 'small', measured: 300, bound: 400, is: 'at most' },
    ],
    notes: ['Left out: something.'],
    raw: {},
  }

  it('tells machine, day, tables, goals and what was left out', () => {
    const text = markdownOf(report)
    expect(text).toContain('2026-03-01 · A processor, 2 cores, 8 GiB · Linux 6 · Node 20.19.0')
    expect(text).toContain('the machine was shared')
    expect(text).toContain('| bare | 1 |')
    expect(text).toContain('| fast | 0.4 | at least 0.45 | **no** |')
    expect(text).toContain('| small | 300 | at most 400 | yes |')
    expect(text).toContain('- Left out: something.')
  })

  it('does not take what could not be measured for met', () => {
    expect(isMet({ what: '', measured: Number.NaN, bound: 1, is: 'at most' })).toBe(false)
  })
})
