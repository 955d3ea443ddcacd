import type { Clock } from './clock.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { ClockSetting, Speed } from './domain/clock-setting.ts'

/** Sets the store's clock from outside; what is due by then is attempted at once. */
export interface TimeControl {
  setting(): ClockSetting
  /** Both are optional; a `now` before the clock's leaves it where it is. Milliseconds since 1970. */
  set(to: { speed?: Speed | undefined; now?: number | undefined }): Promise<ClockSetting>
  /** Jumps to the next due attempt; null when no delivery is waiting. */
  skip(): Promise<ClockSetting | null>
}

interface Parts {
  clock: Clock
  dispatcher: Dispatcher
  keepClock: () => void
  saved: () => Promise<void>
}

export function createTimeControl({ clock, dispatcher, keepClock, saved }: Parts): TimeControl {
  async function changed(): Promise<ClockSetting> {
    const setting = clock.setting()
    keepClock()
    dispatcher.wake()
    await saved()
    return setting
  }
  return {
    setting: () => clock.setting(),
    set({ speed, now }) {
      if (now !== undefined) clock.jumpTo(now)
      if (speed !== undefined) clock.setSpeed(speed)
      return changed()
    },
    async skip() {
      const next = dispatcher.nextDueAt()
      if (next === undefined) return null
      clock.jumpTo(next)
      return changed()
    },
  }
}
