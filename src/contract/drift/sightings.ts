import { type Kind, kindOf } from './kinds.ts'
import { bounds } from './learned.ts'
import { childPath, itemPath } from './path.ts'

/** What one body had at a place, over all items of the lists around it. */
export interface Sighting {
  /** Each once. */
  kinds: Kind[]
  /** Words of a field that speaks of a state. */
  values: string[]
}

/** Fields that speak of a state by a word; what others hold is the buyer's, and is not looked at. */
const speaksOfState = /(^|_)(status|status_name|status_enum)$/
const isWord = /^[\p{L}][\p{L}\p{M} _-]{0,39}$/u

function isStateWord(key: string, value: string): boolean {
  return speaksOfState.test(key) && isWord.test(value)
}

/** The places of a parsed body, each before those in it; and how many were too deep, or had too long a name. */
export function sightingsIn(body: unknown): { seen: Map<string, Sighting>; passedOver: number } {
  const seen = new Map<string, Sighting>()
  let passedOver = 0

  function see(path: string, value: unknown, place: { depth: number; key: string }): void {
    let sighting = seen.get(path)
    if (!sighting) {
      sighting = { kinds: [], values: [] }
      seen.set(path, sighting)
    }
    const kind = kindOf(value)
    if (!sighting.kinds.includes(kind)) sighting.kinds.push(kind)
    if (typeof value === 'string' && isStateWord(place.key, value) && !sighting.values.includes(value)) {
      sighting.values.push(value)
    }
    if (typeof value === 'object' && value !== null) lookInto(path, value, place.depth + 1)
  }

  function lookInto(path: string, value: object, depth: number): void {
    if (depth > bounds.depth) {
      passedOver += 1
      return
    }
    if (Array.isArray(value)) {
      for (const item of value) see(itemPath(path), item, { depth, key: '' })
      return
    }
    for (const [key, member] of Object.entries(value)) {
      if (key.length > bounds.keyCharacters) passedOver += 1
      else see(childPath(path, key), member, { depth, key })
    }
  }

  see('', body, { depth: 0, key: '' })
  return { seen, passedOver }
}
