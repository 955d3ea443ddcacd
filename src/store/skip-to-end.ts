import type { Dispatcher } from './dispatcher.ts'

/** Bounds for a store that is raised into as fast as it delivers, and for receivers that never answer. */
const mostJumps = 100_000
const mostMilliseconds = 240_000

interface Parts {
  dispatcher: Pick<Dispatcher, 'attempted' | 'nextDueAt' | 'underWay'>
  /** Answers false when the clock cannot get there, or nothing is begun any more. */
  skipTo: (moment: number) => boolean
  /** Milliseconds of the wall. */
  wallNow: () => number
  /** Attempts that fall later are left; milliseconds since 1970. Left out: all are made. */
  until?: number
}

/** Jumps, waits for the attempts that the jump began, and jumps on. */
export async function skipWhileSomethingWaits(parts: Parts): Promise<void> {
  const { dispatcher, skipTo, wallNow, until = Number.POSITIVE_INFINITY } = parts
  const giveUpAt = wallNow() + mostMilliseconds
  for (let jumps = 0; jumps < mostJumps; jumps += 1) {
    await dispatcher.attempted()
    if (wallNow() > giveUpAt) return
    const next = dispatcher.nextDueAt()
    if (next !== undefined && next > until) return
    if (next !== undefined ? !skipTo(next) : dispatcher.underWay === 0) return
  }
}
