/** How many bodies had something, and when; each body counts once. */
export interface Tally {
  count: number
  /** Milliseconds since 1970 at which the first and the last of them were received. */
  first: number
  last: number
  /** Bodies that could have had it, before the first that had it. */
  before: number
  /** Bodies by the window in which they were received: its number, counted from 1970. */
  windows: Map<number, number>
}

const hourMs = 3_600_000
/** What a tally costs at most. A week is told by the hour, a year by two and a half days. */
const mostWindows = 256

/** Milliseconds of a window: an hour, doubled until the time from first to last is few enough of them. */
export function windowFor(first: number, last: number): number {
  let width = hourMs
  while (Math.floor(last / width) - Math.floor(first / width) >= mostWindows) width *= 2
  return width
}

export function newTally(at: number, before: number): Tally {
  return { count: 0, first: at, last: at, before, windows: new Map() }
}

export function addTo(tally: Tally, at: number, windowMs: number): void {
  const window = Math.floor(at / windowMs)
  tally.count += 1
  tally.first = Math.min(tally.first, at)
  tally.last = Math.max(tally.last, at)
  tally.windows.set(window, (tally.windows.get(window) ?? 0) + 1)
}

/** The same by wider windows: each of them holds a whole number of the narrower ones. */
export function widenWindows(tally: Tally, from: number, to: number): void {
  if (from === to) return
  const wider = new Map<number, number>()
  for (const [window, count] of tally.windows) {
    const at = Math.floor((window * from) / to)
    wider.set(at, (wider.get(at) ?? 0) + count)
  }
  tally.windows = wider
}

/** Takes a later tally in; windows are of one width. `before`: what the earlier stretch had of those that could have had it. */
export function mergeTally(earlier: Tally | undefined, later: Tally, before: number): Tally {
  const windows = new Map(earlier?.windows)
  for (const [window, count] of later.windows) windows.set(window, (windows.get(window) ?? 0) + count)
  return {
    count: (earlier?.count ?? 0) + later.count,
    first: Math.min(earlier?.first ?? later.first, later.first),
    last: Math.max(earlier?.last ?? later.last, later.last),
    before: earlier ? earlier.before : before + later.before,
    windows,
  }
}

/** Bodies of the windows from this one on; all of them without one. */
export function countSince(tally: Tally | undefined, window: number | null): number {
  if (!tally) return 0
  if (window === null) return tally.count
  let count = 0
  for (const [at, bodies] of tally.windows) if (at >= window) count += bodies
  return count
}
