/** The API takes 20 calls a second; a pause of one is enough where it names none. */
const unless = 1_000
/** Whoever waits at a terminal is better told than kept. */
const longest = 60_000

/**
 * Milliseconds to wait before a call that was answered 429 is made again, by its Retry-After: seconds, or a date
 * against `now`. Undefined where that is longer than a minute.
 */
export function pauseMs(retryAfter: string | string[] | undefined, now: number): number | undefined {
  const text = [retryAfter ?? ''].flat()[0]?.trim() ?? ''
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - now
  const ms = Number.isNaN(seconds) ? unless : Math.max(0, seconds)
  return ms > longest ? undefined : ms
}
