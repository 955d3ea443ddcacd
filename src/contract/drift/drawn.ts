import type { DriftFinding } from './finding.ts'
import type { Kind } from './kinds.ts'
import type { Learned } from './learned.ts'
import type { Need } from './need.ts'
import { containerOf, parentsOf } from './observe.ts'
import { parentPath, shownPath } from './path.ts'
import type { FindingKind } from './table.ts'
import { countSince, type Tally } from './tally.ts'
import { shareText, wordsOf } from './words.ts'

/** A finding, and what of the schemas would have to change for it, if anything. */
export interface Drawn {
  finding: DriftFinding
  need?: Need
}

/** The time that is looked at: bodies from this window on, all of them without one. */
export interface Period {
  /** Number of the window, counted from 1970. */
  window: number | null
}

/** About something that came at a place. */
export interface Facts {
  learned: Learned
  path: string
  period: Period
  /** Of the bodies that had it. */
  tally: Tally
  /** Of the bodies that could have had it, and their number in all; those of the place it is in when left out. */
  among?: { tally: Tally | undefined; all: number }
  types?: Kind[]
  value?: string
  allowed: string[] | null
}

/** A finding about something that came; undefined when it did not in the time that is looked at. */
export function drawn(kind: FindingKind, facts: Facts): DriftFinding | undefined {
  const { learned, path, period, tally, types = [], value = null, allowed } = facts
  const count = countSince(tally, period.window)
  if (count === 0) return undefined
  const { among = { tally: containerTally(learned, path), all: parentsOf(learned, path) } } = facts
  const isAllOfIt = period.window === null || count === tally.count
  const of = isAllOfIt ? among.all - tally.before : countSince(among.tally, period.window)
  return finding(kind, { path, since: tally.first, until: tally.last, count, of, types, value, allowed })
}

type Plain = Pick<DriftFinding, 'path' | 'count' | 'of' | 'types' | 'value' | 'allowed'>

/** Of moments in milliseconds since 1970. */
export function finding(
  kind: FindingKind,
  { path, since, until, ...rest }: Plain & { since: number; until: number },
): DriftFinding {
  // Bodies that came out of their order may be counted among those before.
  const of = Math.max(rest.of, rest.count)
  const told = {
    kind,
    path,
    shown: shownPath(path),
    since: new Date(since).toISOString(),
    until: new Date(until).toISOString(),
    ...rest,
    of,
    share: shareText(rest.count, of),
  }
  return { ...told, words: wordsOf(told) }
}

/** Of the object, or the list, that a path is in. */
function containerTally({ paths }: Learned, path: string): Tally | undefined {
  return path === '' ? undefined : paths.get(parentPath(path))?.kinds.get(containerOf(path))
}
