import { LosslessNumber } from 'lossless-json'
import type { Path } from './json-path.ts'
import { unguarded } from './json-tree-document.ts'

/** Of a longer list the editor shows so many, and the rest by a button. */
const itemsAtOnce = 100

/** Undefined where the path leads nowhere. */
export function valueAt(json: unknown, path: readonly string[]): unknown {
  let value = json
  for (const key of path) {
    if (!isBranch(value) || !Object.hasOwn(value, key)) return undefined
    value = value[key]
  }
  return value
}

/** Numbers are objects too, but of a class. */
export function isBranch(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !(value instanceof LosslessNumber)
}

/** Rows that it takes once it is unfolded. */
export function rowsOf(value: unknown): number {
  if (Array.isArray(value)) return Math.min(value.length, itemsAtOnce)
  return isBranch(value) ? Object.keys(value).length : 0
}

/** The path with its indexes as numbers, and its keys as the document has them. */
export function withIndexes(json: unknown, path: readonly string[]): Path {
  let value = json
  return path.map((key) => {
    const isIndex = Array.isArray(value)
    value = (value as Record<string, unknown> | undefined)?.[key]
    return isIndex ? Number(key) : unguarded(key)
  })
}
