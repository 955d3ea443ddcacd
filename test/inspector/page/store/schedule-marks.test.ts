import { expect, it } from 'vitest'
import {
  logPosition,
  scheduleMarks,
  shortSpan,
  ticksOf,
} from '../../../../src/inspector/page/views/store/schedule-marks.ts'

const minute = 60_000
/** N^4 minutes, each from the attempt before. */
const timetable = [0, 1, 17, 98, 354, 979, 2_275, 4_676, 8_772, 15_333]
const begin = Date.parse('2026-11-24T12:00:00Z')
const iso = (minutes: number) => new Date(begin + minutes * minute).toISOString()

it('puts ten attempts over eleven days so that each has room', () => {
  const length = 15_333 * minute
  const positions = timetable.map((minutes) => logPosition(minutes * minute, length))
  expect(positions[0]).toBe(0)
  expect(positions.at(-1)).toBe(1)
  const gaps = positions.slice(1).map((position, at) => position - (positions[at] ?? 0))
  expect(Math.min(...gaps)).toBeGreaterThan(0.05)
  expect(logPosition(17 * minute, length)).toBeCloseTo(Math.log(18) / Math.log(15_334), 10)
})

it('stays on the axis', () => {
  expect(logPosition(-5, 100)).toBe(0)
  expect(logPosition(101, 100)).toBe(1)
  expect(logPosition(5, 0)).toBe(0)
})

it('tells of each attempt what it is and what came of it', () => {
  const attempt = (n: number, outcome: string, status: number | null) => ({ n, outcome, status })
  const marks = scheduleMarks({
    schedule: [
      { n: 1, at: iso(0), state: 'made' },
      { n: 2, at: iso(1), state: 'made' },
      { n: 3, at: iso(17), state: 'next' },
      { n: 4, at: iso(98), state: 'planned' },
    ],
    attempts: [attempt(1, 'status', 500), attempt(2, 'timeout', null)] as never,
  })
  expect(marks.map(({ n, kind, word, offset }) => [n, kind, word, offset / minute])).toEqual([
    [1, 'failed', '500', 0],
    [2, 'failed', 'timeout', 1],
    [3, 'next', 'next', 17],
    [4, 'planned', 'planned', 98],
  ])
})

it('tells what is no longer needed once it is delivered', () => {
  const marks = scheduleMarks({
    schedule: [
      { n: 1, at: iso(0), state: 'made' },
      { n: 2, at: iso(1), state: 'not_needed' },
    ],
    attempts: [{ n: 1, outcome: 'delivered', status: 200 }] as never,
  })
  expect(marks.map(({ kind, word }) => [kind, word])).toEqual([
    ['delivered', '200'],
    ['not_needed', 'not needed'],
  ])
})

it('says of a dropped one what was not made', () => {
  const marks = scheduleMarks({
    schedule: [
      { n: 1, at: iso(0), state: 'made' },
      { n: 2, at: iso(1), state: 'not_needed' },
    ],
    attempts: [{ n: 1, outcome: 'status', status: 500 }] as never,
  })
  expect(marks.map(({ word }) => word)).toEqual(['500', 'not made'])
})

it('has ticks at round spans within the axis', () => {
  expect(ticksOf(15_333 * minute).map(({ label }) => label)).toEqual([
    '0',
    '1 min',
    '10 min',
    '1 h',
    '6 h',
    '1 d',
    '3 d',
    '10 d',
  ])
  expect(ticksOf(0).map(({ label }) => label)).toEqual(['0'])
})

it('says spans by one unit', () => {
  const spans = timetable.map((minutes) => shortSpan(minutes * minute))
  expect(spans).toEqual([
    '0',
    '1 min',
    '17 min',
    '1.6 h',
    '5.9 h',
    '16 h',
    '1.6 d',
    '3.2 d',
    '6.1 d',
    '10.6 d',
  ])
  expect(shortSpan(15_000)).toBe('15 s')
})
