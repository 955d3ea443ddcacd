/** The median of a list and how far it spreads. */
export interface Spread {
  median: number
  min: number
  max: number
}

/** The value below which so many percent lie; NaN of an empty list. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((one, other) => one - other)
  const at = ((sorted.length - 1) * percent) / 100
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}

export function spreadOf(values: readonly number[]): Spread {
  return { median: percentile(values, 50), min: percentile(values, 0), max: percentile(values, 100) }
}

/** Quotients of what stands side by side in the same rounds. */
export function ratios(values: readonly number[], of: readonly number[]): Spread {
  return spreadOf(values.map((value, round) => value / (of[round] ?? Number.NaN)))
}
