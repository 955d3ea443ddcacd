import { bounds, type Learned, type LearnedPath } from './learned.ts'
import { keyOf, parentPath } from './path.ts'
import { type Sighting, sightingsIn } from './sightings.ts'
import { addTo, newTally, type Tally, widenWindows, windowFor } from './tally.ts'

/** Learns one more body, which was received at `at`, in milliseconds since 1970. Changes `learned`. */
export function observe(learned: Learned, body: unknown, at: number): void {
  learned.first = Math.min(learned.first ?? at, at)
  learned.last = Math.max(learned.last ?? at, at)
  useWindows(learned, windowFor(learned.first, learned.last))
  const { seen, passedOver } = sightingsIn(body)
  learned.more += passedOver
  for (const [path, sighting] of seen) {
    const learnedPath = learned.paths.get(path) ?? begun(learned, path, at)
    if (learnedPath) add(learned, { path, learnedPath, sighting, at })
    else learned.more += 1
  }
  learned.bodies += 1
}

export function useWindows(learned: Learned, windowMs: number): void {
  if (learned.windowMs === windowMs) return
  for (const tally of talliesOf(learned)) widenWindows(tally, learned.windowMs, windowMs)
  learned.windowMs = windowMs
}

function* talliesOf({ paths }: Learned): Generator<Tally> {
  for (const { seen, kinds, values } of paths.values()) {
    yield seen
    yield* kinds.values()
    yield* values.values()
  }
}

/** A place that has not been seen before; undefined when there is no room for it. */
function begun(learned: Learned, path: string, at: number): LearnedPath | undefined {
  if (!takeRoom(learned, path)) return undefined
  const begun: LearnedPath = {
    // The one it is in is counted before it, this body included.
    seen: newTally(at, path === '' ? learned.bodies : parentsOf(learned, path) - 1),
    filled: 0,
    kinds: new Map(),
    values: new Map(),
    parentsAtLast: 0,
    children: 0,
  }
  learned.paths.set(path, begun)
  return begun
}

/** Whether there is room for one more place; its parent then counts it. */
export function takeRoom({ paths }: Learned, path: string): boolean {
  if (path === '') return true
  const parent = paths.get(parentPath(path))
  if (!parent || parent.children >= bounds.childrenOfOne || paths.size >= bounds.paths) return false
  parent.children += 1
  return true
}

/** Bodies that had the object, or the list, that a path is in. */
export function parentsOf({ paths, bodies }: Learned, path: string): number {
  if (path === '') return bodies
  return paths.get(parentPath(path))?.kinds.get(containerOf(path))?.count ?? 0
}

export function containerOf(path: string): 'object' | 'array' {
  return keyOf(path) === null ? 'array' : 'object'
}

interface Seen {
  path: string
  learnedPath: LearnedPath
  sighting: Sighting
  at: number
}

function add(learned: Learned, { path, learnedPath, sighting, at }: Seen): void {
  const { windowMs } = learned
  const { seen, kinds, values, filled } = learnedPath
  for (const kind of sighting.kinds) count(kinds, kind, { at, windowMs, before: filled })
  for (const value of sighting.values) {
    if (values.has(value) || values.size < bounds.valuesOfOne) {
      count(values, value, { at, windowMs, before: seen.count })
    } else learned.more += 1
  }
  addTo(seen, at, windowMs)
  if (sighting.kinds.some((kind) => kind !== 'null')) learnedPath.filled += 1
  learnedPath.parentsAtLast = path === '' ? learned.bodies + 1 : parentsOf(learned, path)
}

function count<Key>(
  tallies: Map<Key, Tally>,
  key: Key,
  { at, windowMs, before }: { at: number; windowMs: number; before: number },
): void {
  const tally = tallies.get(key) ?? newTally(at, before)
  tallies.set(key, tally)
  addTo(tally, at, windowMs)
}
