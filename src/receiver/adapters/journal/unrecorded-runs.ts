import type { RunOutcome } from '../../inbox.ts'

/** Ended runs that a failing disk did not take: the process knows of them, and records them once it does. */
export interface UnrecordedRuns {
  /** Records one now or, when that fails, later. Rejects only once the inbox is closed. */
  record(id: string, outcome: RunOutcome): Promise<void>
  /** Records what waits for it; resolves when none is left, or the disk takes none still. */
  recordAll(): Promise<void>
  /** How an entry's run ended that the inbox does not know of yet. */
  outcomeOf(id: string): RunOutcome | undefined
  readonly size: number
}

export interface UnrecordedRunsOptions {
  record: (id: string, outcome: RunOutcome) => Promise<void>
  /** Whether there will be another time. */
  isOpen: () => boolean
}

export function createUnrecordedRuns({ record: recordNow, isOpen }: UnrecordedRunsOptions): UnrecordedRuns {
  const waiting = new Map<string, RunOutcome>()

  async function record(id: string, outcome: RunOutcome): Promise<void> {
    // In place of what waits, which is older.
    waiting.set(id, outcome)
    try {
      await recordNow(id, outcome)
      if (waiting.get(id) === outcome) waiting.delete(id)
    } catch (error) {
      if (!isOpen()) throw error
    }
  }

  return {
    record,
    async recordAll() {
      await Promise.allSettled([...waiting].map(([id, outcome]) => record(id, outcome)))
    },
    outcomeOf: (id) => waiting.get(id),
    get size() {
      return waiting.size
    },
  }
}
