import { setImmediate as nextTurn } from 'node:timers/promises'

/** Rows looked at in one go: some milliseconds. */
const rowsATurn = 10_000

/** Paces a long look at the index, so that requests and timers have their turn in between. */
export interface Pace {
  /** Undefined while the turn is not over; what may have been dropped meanwhile is to be asked for again. */
  after(rows?: number): Promise<void> | undefined
}

export function createPace(): Pace {
  let rows = 0
  return {
    after(more = 1) {
      rows += more
      if (rows < rowsATurn) return undefined
      rows = 0
      return nextTurn()
    },
  }
}
