import type { Clock } from './clock.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { ClockSetting, ClockSpeed } from './domain/clock-setting.ts'
import { skipWhileSomethingWaits } from './skip-to-end.ts'

/** The clock, and what it is waited for with. */
export interface StoreTime extends ClockSetting {
  /** Deliveries that wait for their next attempt. */
  waiting: number
  /** Milliseconds since 1970; null when no delivery waits. */
  nextAttemptAt: number | null
}

/** Sets the store's clock from outside; what is due by then is attempted at once, unless the clock is paused. */
export interface TimeControl {
  setting(): StoreTime
  /** Both are optional; a `now` before the clock's leaves it where it is. Milliseconds since 1970. */
  set(to: { speed?: ClockSpeed | undefined; now?: number | undefined }): Promise<StoreTime>
  /** Jumps to the next due attempt and begins it, even while paused; null when no delivery is waiting. */
  skip(): Promise<StoreTime | null>
  /** Jumps from attempt to attempt up to the moment, in milliseconds since 1970, and stands there when all have ended. */
  playTo(moment: number): Promise<StoreTime>
  /**
   * Jumps from attempt to attempt until no delivery waits, or for as long as that is sensible: `waiting` tells what
   * is left. Null when nothing waited.
   */
  skipToEnd(): Promise<StoreTime | null>
}

interface Parts {
  clock: Clock
  dispatcher: Dispatcher
  /** Keeps the clock and tells who listens. */
  clockChanged: () => void
  saved: () => Promise<void>
}

export function createTimeControl({ clock, dispatcher, clockChanged, saved }: Parts): TimeControl {
  const setting = (): StoreTime => ({
    ...clock.setting(),
    waiting: dispatcher.waiting,
    nextAttemptAt: dispatcher.nextDueAt() ?? null,
  })

  const wallNow = () => clock.setting().wall

  /** Answers false when it cannot: the store is not running, or the time lies beyond the clock's end. */
  function skipTo(moment: number): boolean {
    clock.jumpTo(moment)
    const isBegun = dispatcher.step() && clock.now() >= moment
    clockChanged()
    return isBegun
  }

  return {
    setting,
    async set({ speed, now }) {
      if (now !== undefined) clock.jumpTo(now)
      if (speed !== undefined) clock.setSpeed(speed)
      clockChanged()
      const set = setting()
      dispatcher.wake()
      await saved()
      return set
    },
    async skip() {
      const next = dispatcher.nextDueAt()
      if (next === undefined) return null
      skipTo(next)
      const reached = setting()
      await saved()
      return reached
    },
    async playTo(moment) {
      await skipWhileSomethingWaits({ dispatcher, skipTo, wallNow, until: moment })
      clock.jumpTo(moment)
      clockChanged()
      await saved()
      return setting()
    },
    async skipToEnd() {
      if (dispatcher.waiting === 0 && dispatcher.underWay === 0) return null
      await skipWhileSomethingWaits({ dispatcher, skipTo, wallNow })
      await saved()
      return setting()
    },
  }
}
