import type { Clock } from '../../src/receiver/clock.ts'

export interface ManualClock extends Clock {
  /** Moves on and makes the calls that fall due, in the order of their times. */
  advance(milliseconds: number): void
  /** Calls that wait. */
  readonly waiting: number
}

export function manualClock(start = Date.UTC(2026, 0, 31, 12)): ManualClock {
  let now = start
  let calls: { at: number; call: () => void }[] = []
  return {
    now: () => now,
    after(milliseconds, call) {
      const waiting = { at: now + milliseconds, call }
      calls.push(waiting)
      return () => {
        calls = calls.filter((one) => one !== waiting)
      }
    },
    advance(milliseconds) {
      const end = now + milliseconds
      for (;;) {
        const next = calls.filter((one) => one.at <= end).sort((one, other) => one.at - other.at)[0]
        if (!next) break
        calls = calls.filter((one) => one !== next)
        now = next.at
        next.call()
      }
      now = end
    },
    get waiting() {
      return calls.length
    },
  }
}
