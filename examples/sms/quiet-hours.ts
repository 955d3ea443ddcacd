/** Times of day in the shop's time zone, `21:00`. `from` may be later than `until`: then the night is meant. */
export interface QuietHours {
  from: string
  until: string
  /** IANA name. */
  timeZone: string
}

const minute = 60_000
const day = 24 * 60

/** The end of the quiet hours that `now` lies in, in milliseconds since 1970; null when it lies in none. */
export function quietUntil(now: number, { from, until, timeZone }: QuietHours): number | null {
  const [start, end] = [minutesOf(from), minutesOf(until)]
  const length = (end - start + day) % day
  const isQuiet = (time: number) => (minutesAt(time, timeZone) - start + day) % day < length
  if (!isQuiet(now)) return null
  const wholeMinute = Math.floor(now / minute) * minute
  const guess = wholeMinute + ((end - minutesAt(now, timeZone) + day) % day) * minute
  // In the two nights a year in which the clocks change, the guess is off by as much as they change.
  const off = (end - minutesAt(guess, timeZone) + day) % day
  const mended = guess + (off > day / 2 ? off - day : off) * minute
  return isQuiet(mended) ? guess : mended
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** Minutes since midnight by the clock on the shop's wall. */
function minutesAt(time: number, timeZone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return minutesOf(clock.format(time))
}
