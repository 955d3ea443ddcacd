import { expect, it } from 'vitest'
import { factorOf, speedLabel, storeTimeAt } from '../../../../src/inspector/page/views/store/store-time.ts'

const now = '2026-11-24T12:00:00.000Z'
const reading = (speed: 'real' | 'skip' | 'paused' | number) => ({
  clock: { now, speed, waiting: 0, nextAttemptAt: null },
  readAt: 1_000,
})

it.each([
  ['real', 5_000],
  [60, 300_000],
  [0.5, 2_500],
  ['skip', 0],
  ['paused', 0],
] as const)('ticks at speed %s between two readings', (speed, passed) => {
  expect(storeTimeAt(reading(speed), 6_000) - Date.parse(now)).toBe(passed)
})

it('does not go back when the reading is newer than the tick', () => {
  expect(storeTimeAt(reading(3600), 500)).toBe(Date.parse(now))
})

it('names speeds', () => {
  expect([speedLabel('real'), speedLabel(3600), speedLabel('skip'), speedLabel('paused')]).toEqual([
    'Real time',
    '×3600',
    'Straight through',
    'Paused',
  ])
  expect(factorOf('real')).toBe(1)
})
