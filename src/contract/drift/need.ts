import type { Kind } from './kinds.ts'
import type { Located } from './schema.ts'

/** Something that a schema lacks. `at` is where it is written, or the object that the field belongs to. */
export type Need =
  | { do: 'allow types'; at: Located; types: Kind[] }
  | { do: 'add field'; at: Located; key: string /** Where it was seen. */; paths: string[] }
  | { do: 'stop requiring'; at: Located; keys: string[] }
  | { do: 'add examples'; at: Located; values: string[] }

/** Both as one when they change the same thing: one schema may describe several places of a body. */
export function sameNeed(one: Need, other: Need): Need | undefined {
  if (one.at.file !== other.at.file || one.at.pointer !== other.at.pointer) return undefined
  if (one.do === 'allow types' && other.do === 'allow types') {
    return { ...one, types: union(one.types, other.types) }
  }
  if (one.do === 'add field' && other.do === 'add field' && one.key === other.key) {
    return { ...one, paths: union(one.paths, other.paths) }
  }
  if (one.do === 'stop requiring' && other.do === 'stop requiring') {
    return { ...one, keys: union(one.keys, other.keys) }
  }
  if (one.do === 'add examples' && other.do === 'add examples') {
    return { ...one, values: union(one.values, other.values) }
  }
  return undefined
}

function union<T>(one: readonly T[], other: readonly T[]): T[] {
  return [...new Set([...one, ...other])]
}
