import { lastNotAbove } from './text-rows.ts'

export type MarkKind = 'word' | 'node'

export interface Mark {
  from: number
  to: number
  kind: MarkKind
}

/** As many as are marked; more are no help to anybody. */
const marksKept = 5_000

/** Where the words stand, in order and apart from each other. */
export function wordMarks(text: string, words: readonly string[]): Mark[] {
  const sought = words
    .filter((word) => word !== '')
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  if (sought.length === 0) return []
  const marks: Mark[] = []
  for (const { index, 0: word } of text.matchAll(new RegExp(sought.join('|'), 'gi'))) {
    if (marks.push({ from: index, to: index + word.length, kind: 'word' }) === marksKept) break
  }
  return marks
}

/** Those of ascending marks that reach into a part of the text. */
export function marksWithin(marks: readonly Mark[], { from, to }: { from: number; to: number }): Mark[] {
  const starts = startsOf(marks)
  const first = Math.max(0, lastNotAbove(starts, from))
  const within: Mark[] = []
  for (let at = first; at < marks.length; at += 1) {
    const mark = marks[at] as Mark
    if (mark.from >= to) break
    if (mark.to > from) within.push(mark)
  }
  return within
}

const known = new WeakMap<readonly Mark[], number[]>()

function startsOf(marks: readonly Mark[]): number[] {
  const starts = known.get(marks) ?? marks.map(({ from }) => from)
  known.set(marks, starts)
  return starts
}

export interface RowPart {
  text: string
  word: boolean
  node: boolean
  /** The byte that is no UTF-8. */
  bad: number | null
}

interface Row {
  from: number
  to: number
  words: readonly Mark[]
  node: Mark | null
  bad: ReadonlyMap<number, number>
}

/** A row's text in parts, each of one look. */
export function rowParts(text: string, { from, to, words, node, bad }: Row): RowPart[] {
  const cuts = new Set([from, to])
  const cut = (place: number) => {
    if (place > from && place < to) cuts.add(place)
  }
  const within = marksWithin(words, { from, to })
  for (const mark of node ? [...within, node] : within) {
    cut(mark.from)
    cut(mark.to)
  }
  if (bad.size > 0)
    for (let at = from; at < to; at += 1) if (bad.has(at)) for (const each of [at, at + 1]) cut(each)
  const places = [...cuts].sort((one, other) => one - other)
  return places.slice(0, -1).map((start, index) => ({
    text: text.slice(start, places[index + 1]),
    word: within.some((mark) => mark.from <= start && start < mark.to),
    node: node !== null && node.from <= start && start < node.to,
    bad: bad.get(start) ?? null,
  }))
}
