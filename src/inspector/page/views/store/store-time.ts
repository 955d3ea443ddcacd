import type { ClockView } from '../../../../store/index.ts'

/** What the store's clock said, and when: milliseconds of the page's own clock, from any origin. */
export interface ClockReading {
  clock: ClockView
  readAt: number
}

/** The store's time, in milliseconds since 1970, when the page's own clock says `wall`. */
export function storeTimeAt({ clock, readAt }: ClockReading, wall: number): number {
  const passed = Math.max(0, wall - readAt) * factorOf(clock.speed)
  return Date.parse(clock.now) + passed
}

/** How many times as fast as the wall's; 0 while it moves by jumps alone. */
export function factorOf(speed: ClockView['speed']): number {
  if (speed === 'skip' || speed === 'paused') return 0
  return speed === 'real' ? 1 : speed
}

/** `Real time`, `×60`, `Straight through`, `Paused` */
export function speedLabel(speed: ClockView['speed']): string {
  const words: Record<string, string> = { real: 'Real time', skip: 'Straight through', paused: 'Paused' }
  return words[speed] ?? `×${speed}`
}

const moment = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** `Sat, Nov 24, 2026, 11:50:31 AM`: the store's time need not be of today, so the day is always said. */
export function momentText(at: number | string): string {
  return moment.format(new Date(at))
}
