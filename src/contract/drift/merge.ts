import { bounds, type Learned, type LearnedPath, nothingLearned } from './learned.ts'
import { parentsOf, takeRoom, useWindows } from './observe.ts'
import { mergeTally, type Tally, windowFor } from './tally.ts'

/**
 * What is learned from the bodies of both, the earlier ones first: the same as from all of them in turn, unless a
 * bound was reached on the way. Leaves both as they are.
 */
export function merge(earlier: Learned, later: Learned): Learned {
  const merged = mergedInto(nothingLearned(), earlier)
  return mergedInto(merged, later)
}

function mergedInto(into: Learned, given: Learned): Learned {
  if (given.first === null || given.last === null) return { ...into, more: into.more + given.more }
  const first = Math.min(into.first ?? given.first, given.first)
  const last = Math.max(into.last ?? given.last, given.last)
  const windowMs = windowFor(first, last)
  const later = structuredClone(given)
  useWindows(into, windowMs)
  useWindows(later, windowMs)
  // All of the earlier ones, before any of the later ones is added to a place above.
  const parents = new Map([...later.paths.keys()].map((path) => [path, parentsOf(into, path)]))
  let more = into.more + later.more
  for (const [path, learnedPath] of later.paths) {
    const known = into.paths.get(path)
    if (!known && !takeRoom(into, path)) {
      more += learnedPath.seen.count
      continue
    }
    const merged = mergedPath(known, learnedPath, parents.get(path) ?? 0)
    more += merged.more
    into.paths.set(path, merged.path)
  }
  return { ...into, bodies: into.bodies + later.bodies, first, last, windowMs, more }
}

function mergedPath(
  earlier: LearnedPath | undefined,
  later: LearnedPath,
  parents: number,
): { path: LearnedPath; more: number } {
  const values = new Map(earlier?.values)
  const more = mergeInto(values, later.values, {
    before: earlier?.seen.count ?? 0,
    most: bounds.valuesOfOne,
  })
  const kinds = new Map(earlier?.kinds)
  mergeInto(kinds, later.kinds, { before: earlier?.filled ?? 0, most: Number.POSITIVE_INFINITY })
  const path = {
    seen: mergeTally(earlier?.seen, later.seen, parents),
    filled: (earlier?.filled ?? 0) + later.filled,
    kinds,
    values,
    parentsAtLast: parents + later.parentsAtLast,
    children: earlier?.children ?? 0,
  }
  return { path, more }
}

/** Answers how many sightings found no room. */
function mergeInto<Key>(
  into: Map<Key, Tally>,
  later: ReadonlyMap<Key, Tally>,
  { before, most }: { before: number; most: number },
): number {
  let more = 0
  for (const [key, tally] of later) {
    const known = into.get(key)
    if (known || into.size < most) into.set(key, mergeTally(known, tally, before))
    else more += tally.count
  }
  return more
}
