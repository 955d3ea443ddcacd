import { type DueRun, type DueRunPage, type RunOutcome, StorageError } from '../../inbox.ts'
import { column, openStates } from './entry-row.ts'
import type { InboxIndex } from './inbox-index.ts'
import type { Journal } from './journal.ts'
import { createPace } from './pace.ts'

interface DueRunsOptions {
  journal: Journal
  idOf: (no: number) => string
  /** The number in an id, whatever has become of its entry. */
  numberIn: (id: string) => number
  /** How a run ended that the index does not know of yet. */
  outcomeOf: (id: string) => RunOutcome | undefined
}

/**
 * Tells the runs that have not ended for good, oldest entry first, of entries that are on disk: nothing may be run
 * for a request that may yet be refused.
 */
export function createDueRuns({ journal, idOf, numberIn, outcomeOf }: DueRunsOptions) {
  function dueRunOf({ table }: InboxIndex, no: number): DueRun | undefined {
    if (!openStates.has(table.u8(no, column.handler))) return undefined
    const id = idOf(no)
    const ended = outcomeOf(id)
    if (!ended) return { id, runs: table.u16(no, column.runs), dueAt: table.f64(no, column.nextRunAt) }
    return ended.nextRunAt === null ? undefined : { id, runs: ended.runs, dueAt: ended.nextRunAt }
  }

  function firstOf({ tally, table }: InboxIndex, after: string | undefined): number {
    return after === undefined ? tally.oldestOpen(table) : table.next(numberIn(after) + 1)
  }

  return async function dueRuns({ after, limit }: DueRunPage = { limit: Number.POSITIVE_INFINITY }) {
    await journal.recovered()
    const { index } = journal
    const pace = createPace()
    const due: DueRun[] = []
    for (let no = firstOf(index, after); no > 0 && due.length < limit; no = index.table.next(no + 1)) {
      const turn = pace.after()
      if (turn) await turn
      // It may have been dropped meanwhile.
      const run = index.table.has(no) ? dueRunOf(index, no) : undefined
      if (run) due.push(run)
    }
    if (journal.index !== index) throw new StorageError('The inbox was read anew meanwhile.')
    await journal.committed()
    return due
  }
}
