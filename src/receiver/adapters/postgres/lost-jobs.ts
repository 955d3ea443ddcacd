import type { Query } from './session.ts'

/**
 * Jobs that this process has according to the database, while no worker here knows of them: the answer that
 * gave them out was lost with its connection. graphile-worker alone would hold them for four hours.
 */
export interface LostJobs {
  /** A worker asked for a job and got no answer. */
  suspect(): void
  /** Does a job, which is not lost for as long as that takes. */
  hold(id: string, work: () => Promise<void>): Promise<void>
  /** Frees what is lost, after a suspicion. To be called every second. Answers how many there were. */
  free(query: Query): Promise<number>
}

export interface LostJobsOptions {
  /** Frees the jobs that this process has beside these; answers how many. */
  freeAllBut: (query: Query, held: readonly string[]) => Promise<number>
}

/** A statement without an answer may still be under way, and end for as long as the server lets it. */
const looksAfterSuspicion = 15

export function createLostJobs({ freeAllBut }: LostJobsOptions): LostJobs {
  const held = new Set<string>()
  let looks = 0
  return {
    suspect() {
      looks = looksAfterSuspicion
    },
    async hold(id, work) {
      held.add(id)
      try {
        await work()
      } finally {
        held.delete(id)
      }
    },
    async free(query) {
      if (looks === 0) return 0
      const freed = await freeAllBut(query, [...held])
      looks -= 1
      return freed
    },
  }
}
