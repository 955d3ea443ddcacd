import { describe, expect, it } from 'vitest'
import { formatOrderTime, formatTriggeredAt, parseTime } from '../../src/contract/index.ts'

const time = Date.UTC(2025, 0, 1, 10, 18, 51, 829)

describe('times', () => {
  it('are written in the two forms of today', () => {
    expect(formatTriggeredAt(time)).toBe('2025-01-01 10:18:51.829 UTC')
    expect(formatOrderTime(time)).toBe('2025-01-01 10:18:51 UTC')
    expect(formatTriggeredAt(Date.UTC(2025, 0, 1))).toBe('2025-01-01 00:00:00.000 UTC')
  })

  it.each([
    ['2025-01-01 10:18:51.829 UTC', time],
    ['2025-01-01 10:18:51 UTC', time - 829],
    ['2025-01-01 10:18:51.8 UTC', time - 29],
    ['2014-03-01T01:43:16+00:00', Date.UTC(2014, 2, 1, 1, 43, 16)],
    ['2014-02-28T22:43:16-03:00', Date.UTC(2014, 2, 1, 1, 43, 16)],
    ['2014-03-01T01:43:16Z', Date.UTC(2014, 2, 1, 1, 43, 16)],
    ['2014-03-01T01:43:16+0000', Date.UTC(2014, 2, 1, 1, 43, 16)],
  ])('%s is read', (text, expected) => {
    expect(parseTime(text)).toBe(expected)
  })

  it('what is written is read back', () => {
    expect(parseTime(formatTriggeredAt(time))).toBe(time)
    expect(parseTime(formatOrderTime(time))).toBe(time - 829)
  })

  it.each([
    ...[null, undefined, '', ' ', 'yesterday', '2025-01-01', '2025-01-01 10:18:51', '2025-01-01T10:18:51'],
    ...['2025-13-01 10:18:51 UTC', '2025-01-01 25:18:51 UTC', '2025-01-01 10:18:51.8290 UTC', 'UTC'],
    ...['2025-01-01 10:18:51 CET', ' 2025-01-01 10:18:51 UTC', '2025-01-01Tnever+00:00', '1735726731'],
  ])('%j is no time', (text) => {
    expect(parseTime(text)).toBeUndefined()
  })
})
