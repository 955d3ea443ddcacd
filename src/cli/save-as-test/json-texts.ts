/** A key, a text or a number of a JSON text, as it is spelled there: with its quotes, from `from` up to `to`. */
export interface JsonText<Place> {
  kind: 'key' | 'string' | 'number'
  from: number
  to: number
  /** By the keys above it and its own; of a list's item that of the list. */
  place: Place
}

/** How a place is made of the one above it and a key. */
export interface Places<Place> {
  top: Place
  enter(above: Place, key: string): Place
}

interface Level<Place> {
  isObject: boolean
  place: Place
  /** Of the value that comes next, in an object; undefined where a key does. */
  next: Place | undefined
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],]/g

/**
 * All keys, texts and numbers of a valid JSON text, each where it stands; of a key that occurs twice both. Needs no
 * stack of calls, so that no depth of nesting is too deep.
 */
export function* jsonTexts<Place>(text: string, places: Places<Place>): Generator<JsonText<Place>> {
  const levels: Level<Place>[] = []
  for (const { 0: found, index: from } of text.matchAll(token)) {
    const level = levels.at(-1)
    const place = level?.next ?? level?.place ?? places.top
    if (found === '{' || found === '[') levels.push({ isObject: found === '{', place, next: undefined })
    else if (found === '}' || found === ']') levels.pop()
    else if (found === ',') endMember(level)
    else yield textAt({ found, from, place, level })
  }

  function textAt({ found, from, place, level }: Found<Place>): JsonText<Place> {
    const to = from + found.length
    if (!found.startsWith('"')) return { kind: 'number', from, to, place }
    if (!level?.isObject || level.next !== undefined) return { kind: 'string', from, to, place }
    level.next = places.enter(level.place, JSON.parse(found))
    return { kind: 'key', from, to, place: level.next }
  }
}

interface Found<Place> {
  found: string
  from: number
  place: Place
  level: Level<Place> | undefined
}

function endMember(level: Level<unknown> | undefined): void {
  if (level) level.next = undefined
}
