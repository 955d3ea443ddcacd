/** Where a value stands in a text: from its first character up to, but without, `to`. */
export interface Place {
  from: number
  to: number
}

export type PlaceResult =
  | { ok: true; place: Place }
  /** `parent` is the pointer of the last place found, `holds` the keys there; none when it is no object or list. */
  | { ok: false; parent: string; holds: string[] }

/**
 * Where the value that a JSON Pointer names stands in a JSON text, so that it can be replaced and nothing else
 * changes: `399.0`, key order and spacing are the vendor's own. The text must be valid JSON. Of a key that occurs
 * twice it is the last, as for JSON.parse.
 */
export function placeOf(text: string, pointer: string): PlaceResult {
  const from = afterSpace(text, 0)
  let place: Place = { from, to: endOfValue(text, from) }
  let parent = ''
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~')
    const members = [...membersOf(text, place.from)]
    const member = members.findLast((each) => each.key === key)
    if (!member) return { ok: false, parent, holds: members.map((each) => each.key) }
    place = member
    parent += `/${token}`
  }
  return { ok: true, place }
}

interface Member extends Place {
  key: string
}

function* membersOf(text: string, from: number): Generator<Member> {
  const isObject = text[from] === '{'
  if (!isObject && text[from] !== '[') return
  let at = afterSpace(text, from + 1)
  for (let index = 0; text[at] !== '}' && text[at] !== ']'; index += 1) {
    let key = String(index)
    if (isObject) {
      const keyEnd = endOfString(text, at)
      key = JSON.parse(text.slice(at, keyEnd))
      at = afterSpace(text, afterSpace(text, keyEnd) + 1)
    }
    const to = endOfValue(text, at)
    yield { key, from: at, to }
    at = afterSpace(text, to)
    if (text[at] === ',') at = afterSpace(text, at + 1)
  }
}

function afterSpace(text: string, from: number): number {
  let at = from
  while (at < text.length && ' \t\r\n'.includes(text[at] ?? '')) at += 1
  return at
}

function endOfString(text: string, from: number): number {
  let at = from + 1
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1
  return at + 1
}

function endOfValue(text: string, from: number): number {
  if (text[from] === '"') return endOfString(text, from)
  let at = from
  let depth = 0
  do {
    const character = text[at]
    if (character === '"') {
      at = endOfString(text, at)
      continue
    }
    if (character === '{' || character === '[') depth += 1
    else if (depth > 0 && (character === '}' || character === ']')) depth -= 1
    else if (depth === 0) return endOfWord(text, at)
    at += 1
  } while (depth > 0)
  return at
}

/** A number, true, false or null. */
function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length && !' \t\r\n,]}'.includes(text[at] ?? '')) at += 1
  return at
}
