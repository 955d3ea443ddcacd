export interface Chance {
  /** From 0 to below `limit`. */
  below(limit: number): number
  of<T>(choices: readonly T[]): T
}

/** Chance that is the same each time, by its seed (an integer). */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const below = (limit: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * limit)
  }
  return { below, of: (choices) => choices[below(choices.length)] as (typeof choices)[number] }
}

const characters = ['a', 'é', '😀', '"', '\\', '\n', '{', ']', ',', ':', '/', '~', ' ', '0', '\u202e']

export function anyText(by: Chance): string {
  return Array.from({ length: by.below(6) }, () => by.of(characters)).join('')
}

/** Any JSON, some levels deep. */
export function anyJson(by: Chance, levels = 4): unknown {
  const kind = by.below(levels === 0 ? 4 : 6)
  if (kind === 0) return by.of([null, true, false])
  if (kind === 1) return by.of([0, -1, 1.5, 1e21, 399, 0.1])
  if (kind < 4) return anyText(by)
  const size = by.below(5)
  if (kind === 4) return Array.from({ length: size }, () => anyJson(by, levels - 1))
  return Object.fromEntries(Array.from({ length: size }, () => [anyText(by), anyJson(by, levels - 1)]))
}

/** Does the same with many seeds. */
export function manyTimes(what: (by: Chance) => void): void {
  for (let seed = 1; seed <= 400; seed += 1) what(chance(seed))
}
