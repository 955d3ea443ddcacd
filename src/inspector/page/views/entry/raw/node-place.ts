import { keysOf } from '../../../parts/json-pointer.ts'

/** Where in JSON the value of a JSON Pointer stands, its quotes included; undefined when it is not there. */
export function nodePlace(text: string, pointer: string): { from: number; to: number } | undefined {
  let at = afterSpace(text, 0)
  for (const key of keysOf(pointer)) {
    const inside = text[at] === '{' ? memberAt(text, at, key) : text[at] === '[' ? itemAt(text, at, key) : -1
    if (inside === -1) return undefined
    at = inside
  }
  const to = afterValue(text, at)
  return to > at ? { from: at, to } : undefined
}

/** The value of the last member of that key, as JavaScript keeps the last. */
function memberAt(text: string, open: number, key: string): number {
  let found = -1
  let at = afterSpace(text, open + 1)
  while (text[at] === '"') {
    const keyEnd = afterString(text, at)
    const value = afterSpace(text, afterSpace(text, keyEnd) + 1)
    if (unquoted(text.slice(at, keyEnd)) === key) found = value
    at = afterSpace(text, afterValue(text, value))
    if (text[at] !== ',') break
    at = afterSpace(text, at + 1)
  }
  return found
}

function itemAt(text: string, open: number, key: string): number {
  if (!/^(0|[1-9]\d*)$/.test(key)) return -1
  let at = afterSpace(text, open + 1)
  for (let left = Number(key); left > 0; left -= 1) {
    at = afterSpace(text, afterValue(text, at))
    if (text[at] !== ',') return -1
    at = afterSpace(text, at + 1)
  }
  return text[at] === ']' ? -1 : at
}

function afterValue(text: string, at: number): number {
  if (text[at] === '"') return afterString(text, at)
  if (text[at] === '{' || text[at] === '[') return afterBranch(text, at)
  return at + (/^[^\s,\]}]*/.exec(text.slice(at, at + 400))?.[0].length ?? 0)
}

const levels: Record<string, number> = { '{': 1, '[': 1, '}': -1, ']': -1 }

function afterBranch(text: string, at: number): number {
  let level = 0
  for (let next = at; next < text.length; next += 1) {
    const character = text.charAt(next)
    if (character === '"') next = afterString(text, next) - 1
    level += levels[character] ?? 0
    if (level === 0) return next + 1
  }
  return text.length
}

function afterString(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    if (text[next] === '\\') next += 1
    else if (text[next] === '"') return next + 1
  }
  return text.length
}

function afterSpace(text: string, at: number): number {
  let next = at
  while (next < text.length && ' \t\n\r\ufeff'.includes(text[next] ?? '')) next += 1
  return next
}

function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
