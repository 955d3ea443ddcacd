/** How fast the store's time passes: like the wall's, so many times as fast, or straight to what is due next. */
export type Speed = 'real' | number | 'skip'

/** Ten years pass in five minutes; what is faster leaves the calendar before anybody has seen it. */
export const fastestFactor = 1_000_000

/** The store's time ends here: a later year has more than four digits, which no form of a date on the wire has. */
export const latestMoment = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** The store's time at a moment of the wall's; both in milliseconds since 1970. */
export interface ClockSetting {
  id: 'clock'
  speed: Speed
  now: number
  wall: number
}

export function isSpeed(value: unknown): value is Speed {
  if (value === 'real' || value === 'skip') return true
  return typeof value === 'number' && value > 0 && value <= fastestFactor
}
