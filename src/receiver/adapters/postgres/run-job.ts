import { setTimeout as pause } from 'node:timers/promises'
import type { RunOutcome } from '../../inbox.ts'
import type { Log } from '../../log.ts'
import type { EndedRun } from './ended-runs.ts'

export type Run = (id: string, runs: number, stopped: AbortSignal) => Promise<RunOutcome | undefined>

/** A job as graphile-worker hands it out. */
export interface Job {
  id: string
  no: number
  turn: number
}

export interface RunJobOptions {
  idOf: (no: number) => string
  run: Run
  /**
   * Claims the entry's run for this process; undefined when another one has it. Its turn is null when there
   * is no such entry any more.
   */
  claim: (no: number) => Promise<{ turn: number | null; runs: number } | undefined>
  release: (no: number) => Promise<void>
  postpone: (job: Job) => Promise<void>
  record: (ended: EndedRun) => Promise<void>
  log: Log
}

const longestPause = 2_000
/** About a minute; then graphile-worker's own back-off has it. */
const tries = 35
const triesWhenStopping = 3

/**
 * Does a job: one run of one entry. What fails on the way to the database is tried again here, so that a
 * handler's work is not done twice for an outcome that could not be recorded at once.
 */
export function createRunJob(options: RunJobOptions): (job: Job, stopped: AbortSignal) => Promise<void> {
  const { idOf, run, claim, release, postpone, record, log } = options
  /** The session's locks do not keep this process from itself. */
  const underWay = new Set<number>()

  async function insist<T>(stopped: AbortSignal, work: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await work()
      } catch (error) {
        if (tried >= (stopped.aborted ? triesWhenStopping : tries)) throw error
        log.debug({ err: error, tried }, 'The database did not take part in a run; tried again')
        await pause(Math.min(longestPause, 50 * 2 ** tried))
      }
    }
  }

  async function runClaimed(job: Job, runs: number, stopped: AbortSignal): Promise<void> {
    const outcome = await insist(stopped, () => run(idOf(job.no), runs, stopped))
    if (outcome) await insist(stopped, () => record({ ...job, outcome }))
  }

  return async function runJob(job, stopped) {
    const { no } = job
    if (underWay.has(no)) return insist(stopped, () => postpone(job))
    underWay.add(no)
    try {
      const claimed = await insist(stopped, () => claim(no))
      if (!claimed) return await insist(stopped, () => postpone(job))
      // Of an earlier turn: somebody asked for another run since, or it was recorded and freed late.
      if (claimed.turn === job.turn) await runClaimed(job, claimed.runs, stopped)
      // Without a connection there is no lock to give back; over it, what follows comes behind.
      void release(no).catch(() => {})
    } finally {
      underWay.delete(no)
    }
  }
}
