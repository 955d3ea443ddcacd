export interface Neighbours {
  /** From 1, the oldest. */
  number: number
  count: number
  older: string | null
  newer: string | null
}

/** Where an entry stands among those of its order, given newest first; null when it is not among them. */
export function neighbours(newestFirst: readonly string[], id: string): Neighbours | null {
  const at = newestFirst.indexOf(id)
  if (at === -1) return null
  return {
    number: newestFirst.length - at,
    count: newestFirst.length,
    older: newestFirst[at + 1] ?? null,
    newer: newestFirst[at - 1] ?? null,
  }
}
