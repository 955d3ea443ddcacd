import { LosslessNumber, parse } from 'lossless-json'

/** A document as the tree holds it: numbers as they are spelled, keys that JavaScript objects own made harmless. */
export type TreeDocument =
  | { ok: true; json: unknown; remarks: string[] }
  /** `message` is a sentence that says why there is no tree. */
  | { ok: false; message: string }

/** More levels than any order has, and fewer than overflow the stack of what draws the tree. */
const deepestShown = 400
/** Read by the tree's own code from the objects that it shows. */
const guardedKeys = new Set(['constructor', '__proto__'])
/** Takes no place on the screen. */
const guard = '\u2060'

export function treeDocument(text: string): TreeDocument {
  const remarks: string[] = []
  const hasMark = text.startsWith('\ufeff')
  if (hasMark) remarks.push('It begins with a byte order mark, which JSON does not have.')
  let duplicates = 0
  let json: unknown
  try {
    json = parse(hasMark ? text.slice(1) : text, null, {
      onDuplicateKey({ newValue }) {
        duplicates += 1
        return newValue
      },
    })
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, message: tooDeep }
    return { ok: false, message: text.trim() === '' ? 'It is empty.' : `It is not JSON: ${reasonOf(error)}.` }
  }
  if (duplicates > 0) remarks.push(duplicateRemark)
  const message = guardKeys(json)
  return message === undefined ? { ok: true, json, remarks } : { ok: false, message }
}

/** Members of one object are drawn all at once. */
const mostMembers = 4_000
const tooWide = `An object in it has more than ${mostMembers.toLocaleString('en')} members, which no tree shows well.`
const tooDeep = `It is nested more than ${deepestShown} levels deep, which no tree shows well.`
const duplicateRemark = 'A key is given more than once: the tree shows the last of them, as JavaScript does.'

function reasonOf(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error)
  return `${reason.charAt(0).toLowerCase()}${reason.slice(1)}`
}

/** Renames keys in place; a message when it is too deep or too wide to be shown. */
function guardKeys(root: unknown): string | undefined {
  const open: [value: unknown, level: number][] = [[root, 0]]
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, level] = next
    if (typeof value !== 'object' || value === null || value instanceof LosslessNumber) continue
    const inside = Object.values(value)
    const isList = Array.isArray(value)
    if (level === deepestShown) return tooDeep
    if (!isList && inside.length > mostMembers) return tooWide
    if (!isList) guardKeysOf(value as Record<string, unknown>)
    for (const inner of inside) open.push([inner, level + 1])
  }
  return undefined
}

function guardKeysOf(object: Record<string, unknown>): void {
  if (![...guardedKeys].some((key) => Object.hasOwn(object, key))) return
  const entries = Object.entries(object)
  // All of them anew, so that they keep their order.
  for (const key of Object.keys(object)) delete object[key]
  for (const [key, value] of entries) object[guarded(key)] = value
}

export function guarded(key: string): string {
  return guardedKeys.has(key) ? `${key}${guard}` : key
}

export function unguarded(key: string): string {
  const bare = key.endsWith(guard) ? key.slice(0, -guard.length) : key
  return guardedKeys.has(bare) ? bare : key
}
