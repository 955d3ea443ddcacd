import type { SearchHit } from './api.ts'

interface Searched {
  /** Names and values in turn. */
  rawHeaders: readonly string[]
  /** The body as text. */
  text: string
  /** The body parsed; undefined where it is no JSON. */
  value: unknown
}

const charactersAround = 40

/** Where a word first stands: in the headers, then in the body by its keys and values, in their order. */
export function searchHitOf(word: string, { rawHeaders, text, value }: Searched): SearchHit | null {
  // Not by lower-cased copies: some letters grow by it, and the places would shift.
  const wanted = new RegExp(word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i')
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const found = cut(wanted, `${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
    if (found) return { where: `header ${rawHeaders[at]}`, ...found }
  }
  const inText = cut(wanted, text)
  if (!inText) return null
  // As it is spelled in the text it need not stand in any one value: 399.0, or a word across two of them.
  return hitInJson(wanted, value) ?? { where: 'body', ...inText }
}

interface Place {
  path: string
  /** Of an object's member. */
  key?: string
  value: unknown
}

/** With a list of what is still to be looked at: a body may be nested deeper than calls can be. */
function hitInJson(wanted: RegExp, root: unknown): SearchHit | null {
  const ahead: Place[] = [{ path: '', value: root }]
  for (let place = ahead.pop(); place !== undefined; place = ahead.pop()) {
    const { path, key, value } = place
    const inKey = key === undefined ? undefined : cut(wanted, key)
    if (inKey) return { where: path, ...inKey }
    if (typeof value === 'object' && value !== null) {
      ahead.push(...membersOf(value, path).reverse())
      continue
    }
    const found = cut(wanted, String(value))
    if (found) return { where: path || 'body', ...found }
  }
  return null
}

/** Paths so long that nobody reads them are cut, so that deep bodies do not cost the square of their depth. */
const longestPath = 500

function membersOf(value: object, path: string): Place[] {
  const isList = Array.isArray(value)
  return Object.entries(value).map(([key, member]) => {
    const below = path.length > longestPath ? path : `${path}${path && '.'}${key}`
    return isList ? { path: below, value: member } : { path: below, key, value: member }
  })
}

function cut(wanted: RegExp, text: string): Omit<SearchHit, 'where'> | undefined {
  const found = wanted.exec(text)
  if (!found) return undefined
  const end = found.index + found[0].length
  return {
    before: text.slice(Math.max(0, found.index - charactersAround), found.index),
    match: found[0],
    after: text.slice(end, end + charactersAround),
  }
}
