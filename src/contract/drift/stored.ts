import { type Kind, kinds } from './kinds.ts'
import type { Learned, LearnedPath } from './learned.ts'
import type { Tally } from './tally.ts'

/** Grows when the form changes; what was written in another is learned anew. */
const version = 1

type StoredTally = [count: number, first: number, last: number, before: number, windows: [number, number][]]
type StoredPath = [
  path: string,
  seen: StoredTally,
  filled: number,
  parentsAtLast: number,
  children: number,
  kinds: [Kind, StoredTally][],
  values: [string, StoredTally][],
]

/** As JSON that {@link parseLearned} reads again. Lists and not objects: a field may bear any name. */
export function stringifyLearned(learned: Learned): string {
  const paths = [...learned.paths].map(
    ([path, { seen, filled, parentsAtLast, children, kinds, values }]): StoredPath => [
      path,
      stored(seen),
      filled,
      parentsAtLast,
      children,
      [...kinds].map(([kind, tally]) => [kind, stored(tally)]),
      [...values].map(([value, tally]) => [value, stored(tally)]),
    ],
  )
  return JSON.stringify({ version, ...learned, paths })
}

/** Undefined for a text of another form or version. */
export function parseLearned(text: string): Learned | undefined {
  try {
    const { version: of, bodies, first, last, windowMs, more, paths } = JSON.parse(text)
    if (of !== version || !Array.isArray(paths)) return undefined
    if (![bodies, windowMs, more].every(Number.isFinite)) return undefined
    return { bodies, first, last, windowMs, more, paths: new Map(paths.map(pathOf)) }
  } catch {
    return undefined
  }
}

function pathOf([path, seen, filled, parentsAtLast, children, of, values]: StoredPath): [
  string,
  LearnedPath,
] {
  const known = of.filter(([kind]) => kinds.includes(kind))
  return [
    path,
    {
      seen: tallyOf(seen),
      filled,
      parentsAtLast,
      children,
      kinds: new Map(known.map(([kind, tally]) => [kind, tallyOf(tally)])),
      values: new Map(values.map(([value, tally]) => [value, tallyOf(tally)])),
    },
  ]
}

function stored({ count, first, last, before, windows }: Tally): StoredTally {
  return [count, first, last, before, [...windows]]
}

function tallyOf([count, first, last, before, windows]: StoredTally): Tally {
  return { count, first, last, before, windows: new Map(windows) }
}
