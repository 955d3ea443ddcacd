/** How fast the store's time passes: like the wall's, so many times as fast, or straight to what is due next. */
export type Speed = 'real' | number | 'skip'

/** `paused`: time stands, and no attempt is begun but by a skip. */
export type ClockSpeed = Speed | 'paused'

/** Ten years pass in five minutes; what is faster leaves the calendar before anybody has seen it. */
export const fastestFactor = 1_000_000

/** The store's time ends here: a later year has more than four digits, which no form of a date on the wire has. */
export const latestMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** The store's time at a moment of the wall's; both in milliseconds since 1970. */
export interface ClockSetting {
  id: 'clock'
  speed: ClockSpeed
  now: number
  wall: number
}

export function isSpeed(value: unknown): value is Speed {
  if (value === 'real' || value === 'skip') return true
  return typeof value === 'number' && value > 0 && value <= fastestFactor
}

export function isClockSpeed(value: unknown): value is ClockSpeed {
  return value === 'paused' || isSpeed(value)
}

/** Whether time moves by itself. */
export function isGoing(speed: unknown): boolean {
  return speed !== 'skip' && speed !== 'paused'
}
