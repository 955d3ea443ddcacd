/** An amount as it is spoken of; the number itself where the currency is none that the browser knows. */
export function money(amount: number | null | undefined, currency: string | null | undefined): string {
  if (amount === null || amount === undefined) return '–'
  if (!currency) return String(amount)
  try {
    return new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount)
  } catch {
    return `${amount} ${currency}`
  }
}

const clockForm = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})
const dayForm = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

/** The time of day of a moment of today, else with its day. `at` in ISO 8601. */
export function timeOf(at: string | null, now: number): string {
  if (at === null) return '–'
  const moment = new Date(at)
  return moment.toDateString() === new Date(now).toDateString()
    ? clockForm.format(moment)
    : dayForm.format(moment)
}

const spans: [number, string][] = [
  [86_400_000, 'd'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1_000, 's'],
]

/** Two units of a span at most: `10 d 15 h`, `4 min`, `80 ms`. */
export function span(milliseconds: number): string {
  if (milliseconds < 1_000) return `${Math.max(0, Math.round(milliseconds))} ms`
  const at = spans.findIndex(([size]) => milliseconds >= size)
  const [size, unit] = spans[at] as [number, string]
  const first = Math.floor(milliseconds / size)
  const [nextSize, nextUnit] = spans[at + 1] ?? []
  const second = nextSize ? Math.floor((milliseconds - first * size) / nextSize) : 0
  return second > 0 ? `${first} ${unit} ${second} ${nextUnit}` : `${first} ${unit}`
}

export function bytes(size: number): string {
  if (size < 1_000) return `${size} B`
  return size < 1_000_000 ? `${(size / 1_000).toFixed(1)} kB` : `${(size / 1_000_000).toFixed(1)} MB`
}

/** `order_paid` as people say it. */
export function eventLabel(event: string | null): string {
  if (event === null) return 'Unknown event'
  return event
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join(' ')
}
