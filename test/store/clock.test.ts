import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/store/clock.ts'
import { isSpeed, latestMoment } from '../../src/store/domain/clock-setting.ts'

function wall(start: number) {
  const time = { now: start }
  return { time, wallClock: () => time.now }
}

describe('the store’s clock', () => {
  it('goes as the wall’s in real', () => {
    const { time, wallClock } = wall(1_000)
    const clock = createClock({ wallClock })
    time.now += 500
    expect(clock.now()).toBe(1_500)
    expect(clock.wallTimeUntil(1_700)).toBe(200)
    expect(clock.wallTimeUntil(1_000)).toBe(0)
  })

  it('goes so many times as fast by a factor, from when it is set', () => {
    const { time, wallClock } = wall(1_000)
    const clock = createClock({ wallClock })
    time.now += 100
    clock.setSpeed(60)
    time.now += 10
    expect(clock.now()).toBe(1_700)
    expect(clock.wallTimeUntil(2_300)).toBe(10)
  })

  it('stands in skip until it is told to jump', () => {
    const { time, wallClock } = wall(1_000)
    const clock = createClock({ wallClock, speed: 'skip' })
    time.now += 9_999
    expect(clock.now()).toBe(1_000)
    expect(clock.wallTimeUntil(1_001)).toBe(Number.POSITIVE_INFINITY)
    clock.jumpTo(61_000)
    expect(clock.now()).toBe(61_000)
  })

  it('stands while it is paused, and goes on from there', () => {
    const { time, wallClock } = wall(1_000)
    const clock = createClock({ wallClock })
    clock.setSpeed('paused')
    time.now += 9_999
    expect(clock.now()).toBe(1_000)
    expect(clock.wallTimeUntil(1_001)).toBe(Number.POSITIVE_INFINITY)
    clock.setSpeed('real')
    time.now += 1
    expect(clock.now()).toBe(1_001)
  })

  it('never goes back, whatever it or the wall is told', () => {
    const { time, wallClock } = wall(1_000)
    const clock = createClock({ wallClock })
    clock.jumpTo(500)
    expect(clock.now()).toBe(1_000)
    time.now -= 300
    expect(clock.now()).toBe(1_000)
  })

  it('ends with the year 9999, and never gets to a later moment', () => {
    const { time, wallClock } = wall(1_000)
    const clock = createClock({ wallClock, speed: 1_000_000 })
    clock.jumpTo(8.64e15)
    time.now += 5_000
    expect(clock.now()).toBe(latestMoment)
    expect(clock.setting().now).toBe(Date.UTC(9999, 11, 31, 23, 59, 59, 999))
    expect(clock.wallTimeUntil(latestMoment)).toBe(0)
    expect(clock.wallTimeUntil(latestMoment + 1)).toBe(Number.POSITIVE_INFINITY)
  })

  it('takes up what was kept beyond its bounds within them', () => {
    const kept = { id: 'clock', speed: 1e20, now: 8.64e15, wall: 1_000 } as const
    const clock = createClock({ wallClock: () => 9_000, kept })
    expect([clock.speed, clock.now()]).toEqual(['real', latestMoment])
  })

  it.each([
    ['real', 5_000 + 700],
    [60, 5_000 + 700],
    ['skip', 5_000],
    ['paused', 5_000],
  ] as const)('takes up speed %s where it was after a restart', (speed, expected) => {
    const { time, wallClock } = wall(1_000)
    const before = createClock({ wallClock })
    before.setSpeed(speed)
    before.jumpTo(5_000)
    const kept = before.setting()
    time.now += 700
    const after = createClock({ wallClock, kept })
    expect(after.speed).toBe(speed)
    expect(after.now()).toBe(expected)
  })

  it.each([
    ['real', true],
    ['skip', true],
    [0.5, true],
    [0, false],
    [-1, false],
    [1_000_000, true],
    [1_000_001, false],
    [Number.POSITIVE_INFINITY, false],
    ['fast', false],
    ['paused', false],
    [null, false],
  ])('knows whether %s is a speed', (value, expected) => {
    expect(isSpeed(value)).toBe(expected)
  })
})
