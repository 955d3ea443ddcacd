import { describe, expect, it } from 'vitest'
import {
  agoWords,
  hookEndWords,
  strainOf,
  untilWords,
} from '../../../../src/inspector/page/views/store/hook-end.ts'
import type { DeliveryView, StoreView } from '../../../../src/store/index.ts'

const begin = Date.parse('2026-11-24T12:00:00Z')
const iso = (minutes: number) => new Date(begin + minutes * 60_000).toISOString()
const delaysMinutes = Array.from({ length: 9 }, (_, at) => (at + 1) ** 4)
const rules = (
  anchor: 'previous' | 'first',
  hookEnds: StoreView['profile']['hookEnds'] = { on: 'exhausted' },
) =>
  ({ anchor, profile: { attempts: 10, delaysMinutes, hookEnds, hookBecomes: 'deleted' } }) as unknown as Pick<
    StoreView,
    'anchor' | 'profile'
  >
const delivery = (id: number, facts: Partial<DeliveryView>) =>
  ({
    id,
    hookId: 1,
    attemptCount: 0,
    createdAt: iso(0),
    firstAttemptAt: null,
    nextAttemptAt: iso(0),
    ...facts,
  }) as DeliveryView

describe('what a hook has used up', () => {
  const failing = delivery(7, { attemptCount: 6, firstAttemptAt: iso(0), nextAttemptAt: iso(2_275) })
  // It has waited for longer, but has further to go.
  const younger = delivery(8, { attemptCount: 2, firstAttemptAt: iso(900), nextAttemptAt: iso(917) })
  const ofAnother = delivery(9, { hookId: 2, attemptCount: 9, nextAttemptAt: iso(1) })

  it.each(['previous', 'first'] as const)(
    'is that of the delivery that ends first, from the %s',
    (anchor) => {
      const hook = { id: 1, consecutiveFailures: 8 }
      expect(strainOf(hook, [younger, failing, ofAnother], rules(anchor))).toEqual({
        used: 6,
        of: 10,
        deliveryId: 7,
      })
    },
  )

  it('is nothing while none waits', () => {
    expect(strainOf({ id: 1, consecutiveFailures: 0 }, [ofAnother], rules('previous'))).toEqual({
      used: 0,
      of: 10,
      deliveryId: null,
    })
  })

  it('is failures in a row where the rule counts those', () => {
    const counting = rules('previous', { on: 'consecutive failures', count: 8 })
    const hook = { id: 1, consecutiveFailures: 5 }
    expect(strainOf(hook, [failing], counting)).toEqual({ used: 5, of: 8, deliveryId: null })
  })
})

describe('the countdown', () => {
  const words = (endsAt: string | null, now = begin) =>
    hookEndWords({ state: 'active', endsAt, endedAt: null }, { now, becomes: 'deleted' })

  it('says how long is left', () => {
    expect(words(iso(15_333))).toBe('Deleted in 10 d 15 h if nothing is delivered')
    expect(words(iso(15_333), begin + 15_332.5 * 60_000)).toBe('Deleted in 30 s if nothing is delivered')
    expect(words(iso(0), begin + 5)).toBe('Deleted at any moment if nothing is delivered')
    expect(words(null)).toBe('Nothing is failing')
  })

  it('says since when it is over', () => {
    const ended = { state: 'deleted', endsAt: null, endedAt: iso(0) } as const
    expect(hookEndWords(ended, { now: begin + 120_000, becomes: 'deleted' })).toBe('Deleted 2 min ago')
    const paused = { ...ended, state: 'paused' } as const
    expect(hookEndWords(paused, { now: begin, becomes: 'paused' })).toBe('Paused just now')
  })

  it('says when something is due and how long ago it was', () => {
    expect([untilWords(iso(16), begin), untilWords(iso(0), begin + 10), agoWords(61_000)]).toEqual([
      'in 16 min',
      'now',
      '1 min 1 s ago',
    ])
  })
})
