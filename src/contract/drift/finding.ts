import type { Kind } from './kinds.ts'
import type { FindingKind } from './table.ts'

/** One thing in which what came is not what the schema says, or not what it used to be. */
export interface DriftFinding {
  kind: FindingKind
  /** JSON Pointer; `*` is any item of a list. */
  path: string
  /** The same as people write it: `order.products[].sku`. */
  shown: string
  /** ISO 8601: the first and the last body that had it, or for what is missing was without it. */
  since: string
  until: string
  /** Bodies that had it, or were without it. */
  count: number
  /** Bodies that could have had it since it first came; in the time that was asked for. */
  of: number
  /** The one of the other, such as `3.1 %`. */
  share: string
  /** Types that it came as; of what is missing, none. */
  types: Kind[]
  /** The word for a state that is new; of no other kind. */
  value: string | null
  /** What the schema allows there; null where it says nothing. */
  allowed: string[] | null
  /** In a sentence. */
  words: string
}
