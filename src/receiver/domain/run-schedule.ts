/** How a handler run went, and how often it has been tried. */
export interface RunFacts {
  /** Runs so far, this one included. */
  runs: number
  error: string | null
  /** Milliseconds since 1970. */
  now: number
}

/** Milliseconds before each retry of a failed run; after the last one it is parked. */
export const defaultHandlerRetries: readonly number[] = [1_000, 5_000, 30_000, 120_000, 600_000]

/** As much of an error as is kept. */
const errorCharacters = 500

/** What follows a handler run: done, another run when, or parked until somebody asks for it. */
export function afterRun({ runs, error, now }: RunFacts, retries: readonly number[]) {
  if (error === null) return { state: 'done' as const, runs, error, nextRunAt: null }
  const kept = error.slice(0, errorCharacters)
  const delay = retries[runs - 1]
  if (delay === undefined) return { state: 'parked' as const, runs, error: kept, nextRunAt: null }
  return { state: 'failed' as const, runs, error: kept, nextRunAt: now + delay }
}

/**
 * Milliseconds until a retry that an earlier process put down for `dueAt`: never more than its step of the
 * schedule, since the clock may have been set back since.
 */
export function untilRetry(
  { runs, dueAt, now }: { runs: number; dueAt: number; now: number },
  retries: readonly number[],
): number {
  return Math.max(0, Math.min(dueAt - now, retries[runs - 1] ?? 0))
}
