import { describe, expect, it } from 'vitest'
import { afterAttempt } from '../../../src/store/domain/after-attempt.ts'
import { type Delivery, newDelivery } from '../../../src/store/domain/delivery.ts'
import type { HookRecord } from '../../../src/store/domain/hook.ts'
import { forecastHookEnd } from '../../../src/store/domain/hook-end-forecast.ts'
import { retryProfiles } from '../../../src/store/domain/retry-profile.ts'

const minute = 60_000
const hook: HookRecord = {
  id: 1,
  wireEvent: 'order_paid',
  url: 'http://127.0.0.1/',
  createdAt: 0,
  state: 'active',
  consecutiveFailures: 0,
  endedAt: null,
}
const fresh = newDelivery({ id: 1, eventId: 1, hookId: 1, now: 0 })
const tried = (attempts: number): Delivery => ({ ...fresh, attempts, firstAttemptAt: 0, lastAttemptAt: 0 })
const failure = { outcome: 'status', startedAt: 0, now: 5, anchor: 'previous' } as const
const profile2014 = retryProfiles['jumpseller-2014']
const profile2023 = retryProfiles['jumpseller-2023']

describe('after an attempt', () => {
  it('a success ends the delivery and the row of failures', () => {
    const made = { ...failure, outcome: 'delivered', profile: profile2014, delivery: tried(3) } as const
    expect(afterAttempt({ ...made, hook: { ...hook, consecutiveFailures: 3 } })).toMatchObject({
      delivery: { state: 'delivered', attempts: 4, nextAttemptAt: null, endedAt: 5 },
      hook: { state: 'active', consecutiveFailures: 0 },
      hookEnded: false,
    })
  })

  it('a failure waits for the next', () => {
    expect(afterAttempt({ ...failure, profile: profile2014, delivery: tried(2), hook })).toMatchObject({
      delivery: { state: 'waiting', attempts: 3, nextAttemptAt: 81 * minute, endedAt: null },
      hook: { state: 'active', consecutiveFailures: 1 },
      hookEnded: false,
    })
  })

  it('2014: the tenth failure of a delivery deletes the hook', () => {
    expect(afterAttempt({ ...failure, profile: profile2014, delivery: tried(9), hook })).toMatchObject({
      delivery: { state: 'exhausted', nextAttemptAt: null },
      hook: { state: 'deleted', endedAt: 5 },
      hookEnded: true,
    })
  })

  it('2023: the fifth failure of a delivery leaves the hook', () => {
    const made = { ...failure, profile: profile2023, delivery: tried(4) }
    expect(afterAttempt({ ...made, hook: { ...hook, consecutiveFailures: 4 } })).toMatchObject({
      delivery: { state: 'exhausted' },
      hook: { state: 'active', consecutiveFailures: 5 },
      hookEnded: false,
    })
  })

  it('2023: the eighth failure in a row over the hook pauses it and drops the delivery', () => {
    const made = { ...failure, profile: profile2023, delivery: tried(1) }
    expect(afterAttempt({ ...made, hook: { ...hook, consecutiveFailures: 7 } })).toMatchObject({
      delivery: { state: 'dropped', nextAttemptAt: null },
      hook: { state: 'paused' },
      hookEnded: true,
    })
  })

  it.each(['deleted', 'paused'] as const)('a hook that was %s meanwhile ends once only', (state) => {
    const made = { ...failure, profile: profile2014, hook: { ...hook, state } }
    expect(afterAttempt({ ...made, delivery: tried(9) })).toMatchObject({
      delivery: { state: 'exhausted' },
      hookEnded: false,
    })
    expect(afterAttempt({ ...made, delivery: tried(3) })).toMatchObject({
      delivery: { state: 'dropped' },
      hookEnded: false,
    })
  })
})

describe('the forecast of a hook’s end', () => {
  const forecast = (facts: object) =>
    forecastHookEnd({ hook, waiting: [fresh], profile: profile2014, anchor: 'previous', ...facts })

  it('2014: the last attempt of the delivery that is furthest', () => {
    expect(forecast({})).toBe(15_333 * minute)
    expect(forecast({ anchor: 'first' })).toBe(6_561 * minute)
    const nearlyThere: Delivery = { ...tried(9), id: 2, nextAttemptAt: 77 }
    expect(forecast({ waiting: [fresh, nearlyThere] })).toBe(77)
  })

  it('2023: the attempt that makes the eighth failure, if so many are planned', () => {
    expect(forecast({ profile: profile2023 })).toBeNull()
    expect(forecast({ profile: profile2023, hook: { ...hook, consecutiveFailures: 4 } })).toBe(98 * minute)
    expect(forecast({ profile: profile2023, waiting: [fresh, { ...fresh, id: 2 }] })).toBe(98 * minute)
  })

  it('nothing when nothing waits or the hook has ended', () => {
    expect(forecast({ waiting: [] })).toBeNull()
    expect(forecast({ hook: { ...hook, state: 'paused' } })).toBeNull()
  })
})
