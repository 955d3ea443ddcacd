import {
  type ClockSetting,
  type ClockSpeed,
  isClockSpeed,
  isGoing,
  latestMoment,
  type Speed,
} from './domain/clock-setting.ts'

/** The store's own time. Only this clock jumps; nothing else on the machine does. */
export interface Clock {
  /** Milliseconds since 1970; at `latestMoment` the clock stops. */
  now(): number
  readonly speed: ClockSpeed
  setSpeed(speed: ClockSpeed): void
  /** Moves on to a later moment; an earlier one leaves the clock where it is. */
  jumpTo(time: number): void
  /** Milliseconds of the wall until the moment; Infinity when it never comes, or while the clock stands (`skip`, `paused`). */
  wallTimeUntil(time: number): number
  /** What a restart needs. */
  setting(): ClockSetting
}

interface ClockOptions {
  /** Milliseconds since 1970 by the wall. */
  wallClock: () => number
  /** The setting of the last run. */
  kept?: ClockSetting | undefined
  /** Left out: the kept one, else `real`. */
  speed?: Speed | undefined
}

/**
 * In `skip` and `paused` time stands still until somebody jumps. While the process is down time passes as on the
 * wall, whatever the factor, and not at all where it stood.
 */
export function createClock({ wallClock, kept, speed: asked }: ClockOptions): Clock {
  let wall = wallClock()
  let time = kept ? kept.now + (isGoing(kept.speed) ? Math.max(0, wall - kept.wall) : 0) : wall
  let speed: ClockSpeed = asked ?? (isClockSpeed(kept?.speed) ? kept.speed : 'real')

  const now = () => {
    const passed = Math.max(0, wallClock() - wall) * factorOf(speed)
    return Math.min(latestMoment, Math.round(time + passed))
  }
  const settle = (at: number) => {
    time = at
    wall = wallClock()
  }
  return {
    now,
    get speed() {
      return speed
    },
    setSpeed(next) {
      settle(now())
      speed = next
    },
    jumpTo(later) {
      settle(Math.max(now(), later))
    },
    wallTimeUntil(moment) {
      const away = moment - now()
      if (away <= 0) return 0
      return isGoing(speed) && moment <= latestMoment
        ? Math.ceil(away / factorOf(speed))
        : Number.POSITIVE_INFINITY
    },
    setting: () => ({ id: 'clock', speed, now: now(), wall: wallClock() }),
  }
}

function factorOf(speed: ClockSpeed): number {
  if (speed === 'skip' || speed === 'paused') return 0
  return speed === 'real' ? 1 : speed
}
