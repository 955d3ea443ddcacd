import type { Kind } from './kinds.ts'
import type { Tally } from './tally.ts'

/** What bodies were really like: which places, with which types, since when, and how often. Bounded, whatever comes. */
export interface Learned {
  bodies: number
  /** Milliseconds since 1970 at which the first and the last body were received; null before the first. */
  first: number | null
  last: number | null
  /** Milliseconds of a window of the tallies. */
  windowMs: number
  /** By path; a place stands behind the one it is in. */
  paths: Map<string, LearnedPath>
  /** Places that were passed over, as there was no room left: each counts once a body. */
  more: number
}

export interface LearnedPath {
  /** `before`: bodies that had the place it is in, as {@link parentsAtLast} counts them. */
  seen: Tally
  /** Bodies in which it was other than null. */
  filled: number
  /** `before`: of the filled ones. */
  kinds: Map<Kind, Tally>
  /** Words of a field that speaks of a state; none of any other. `before`: of all that had the field. */
  values: Map<string, Tally>
  /** Bodies that had the place it is in, up to and with the last that had it too. */
  parentsAtLast: number
  /** Places learned in it. */
  children: number
}

/** Beyond these nothing is learned, and `more` grows. */
export const bounds = { paths: 2_000, childrenOfOne: 200, depth: 16, keyCharacters: 120, valuesOfOne: 24 }

export function nothingLearned(): Learned {
  return { bodies: 0, first: null, last: null, windowMs: 3_600_000, paths: new Map(), more: 0 }
}
