/** A span of whole minutes as days, hours and minutes: `10d 15h 33m`. */
export function spanText(minutes: number): string {
  const days = Math.floor(minutes / 1_440)
  const hours = Math.floor((minutes % 1_440) / 60)
  const parts = [days > 0 && `${days}d`, (days > 0 || hours > 0) && `${hours}h`, `${minutes % 60}m`]
  return parts.filter(Boolean).join(' ')
}
