/** How fast the store's time passes: like the wall's, so many times as fast, or straight to what is due next. */
export type Speed = 'real' | number | 'skip'

/** The store's time at a moment of the wall's; both in milliseconds since 1970. */
export interface ClockSetting {
  id: 'clock'
  speed: Speed
  now: number
  wall: number
}

export function isSpeed(value: unknown): value is Speed {
  if (value === 'real' || value === 'skip') return true
  return typeof value === 'number' && Number.isFinite(value) && value > 0
}
