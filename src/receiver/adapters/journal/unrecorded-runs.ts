import type { RunOutcome } from '../../inbox.ts'

/** Ended runs that the disk does not hold yet: the process knows of them, and records again what it did not take. */
export interface UnrecordedRuns {
  /** Records one now or, when that fails, later. Rejects only once the inbox is closed. */
  record(id: string, outcome: RunOutcome): Promise<void>
  /** Records what failed before; resolves when none is left, or the disk takes none still. */
  recordAll(): Promise<void>
  /** How an entry's run ended that the inbox does not know of yet. */
  outcomeOf(id: string): RunOutcome | undefined
  /** How many failed before. */
  readonly failed: number
}

export interface UnrecordedRunsOptions {
  record: (id: string, outcome: RunOutcome) => Promise<void>
  /** Whether there will be another time. */
  isOpen: () => boolean
}

export function createUnrecordedRuns({ record: recordNow, isOpen }: UnrecordedRunsOptions): UnrecordedRuns {
  const unrecorded = new Map<string, RunOutcome>()
  const failed = new Map<string, RunOutcome>()

  async function record(id: string, outcome: RunOutcome): Promise<void> {
    // In place of what is older.
    unrecorded.set(id, outcome)
    failed.delete(id)
    try {
      await recordNow(id, outcome)
      if (unrecorded.get(id) === outcome) unrecorded.delete(id)
    } catch (error) {
      if (!isOpen()) throw error
      if (unrecorded.get(id) === outcome) failed.set(id, outcome)
    }
  }

  return {
    record,
    async recordAll() {
      await Promise.allSettled([...failed].map(([id, outcome]) => record(id, outcome)))
    },
    outcomeOf: (id) => unrecorded.get(id),
    get failed() {
      return failed.size
    },
  }
}
