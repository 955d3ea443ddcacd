/** A time in the kit's own JSON: ISO 8601, or null. */
export function timeText(time: number): string
export function timeText(time: number | null): string | null
export function timeText(time: number | null): string | null {
  return time === null ? null : new Date(time).toISOString()
}
