/** What a journal knows of its damaged lines: what they held had been acknowledged, and cannot be read any more. */
export interface Damage {
  /** Found since the process began. */
  readonly lines: number
}

/** Counts each line once, however often it is met; `place` tells it from all others. */
export function createDamage(): Damage & { found(place: string): void } {
  const places = new Set<string>()
  return {
    found: (place) => places.add(place),
    get lines() {
      return places.size
    },
  }
}
