import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import type { SharedRuns } from '../../inbox.ts'
import type { Log } from '../../log.ts'
import type { EndedRun } from './ended-runs.ts'
import { createLostJobs } from './lost-jobs.ts'
import type { Names } from './names.ts'
import { createProcessRegister } from './process-register.ts'
import { createRunJob, type Job, type Run } from './run-job.ts'
import type { Query, Session } from './session.ts'
import { createWorkers, type Workers } from './workers.ts'

export interface PostgresRunsOptions {
  names: Names
  pool: () => Pool
  session: Session
  /** Runs under way at once, in this process. */
  concurrency: number
  idOf: (no: number) => string
  noOf: (id: string) => number
  record: (ended: EndedRun) => Promise<void>
  /** Asks for one more run. */
  enqueue: (no: number) => Promise<void>
  log: Log
}

/** Runs over all processes of one database, by graphile-worker. */
export interface PostgresRuns extends SharedRuns {
  /** Over a new connection of the session. */
  connected(query: Query): Promise<void>
  /** Called every second. */
  beat(query: Query): Promise<void>
}

const idlePollMilliseconds = 50

export function createPostgresRuns(options: PostgresRunsOptions): PostgresRuns {
  const { names, pool, session, idOf, noOf, log } = options
  const { schema, worker, locks } = names
  const register = createProcessRegister(names)
  const lost = createLostJobs(register)
  let workers: Workers | undefined
  let stopped = new AbortController()
  /** Until it stops, or others take this process for gone. */
  let member = new AbortController()

  async function claim(no: number) {
    // A server that has become read only does not know any more how far the run is, nor who else has it.
    const { rows } = await session.query<{ turn: number | null; runs: number }>(
      `select * from ${schema}.claim_run(
         case when current_setting('transaction_read_only') = 'off' then $1::bigint end)`,
      [no],
    )
    return rows[0]
  }

  async function release(no: number): Promise<void> {
    await session.query(`select pg_advisory_unlock(${locks.run}, ($1::bigint % 2147483648)::integer)`, [no])
  }

  async function postpone({ id, no, turn }: Job): Promise<void> {
    await pool().query(`select ${schema}.postpone_run($1, $2, $3)`, [id, no, turn])
  }

  /** A worker that nobody knows would keep its jobs if this process died: it waits until it is known. */
  async function note(name: string): Promise<void> {
    while (!stopped.signal.aborted) {
      try {
        return await register.note(session.query, name)
      } catch (error) {
        log.debug({ err: error }, 'A worker could not be noted yet')
        await pause(200)
      }
    }
  }

  async function isIdle(): Promise<boolean> {
    const { rows } = await pool().query<{ busy: boolean }>(
      `select exists (
         select from ${worker}._private_jobs
         where locked_at is not null or (is_available and run_at <= now())
       ) or exists (select from ${schema}.entries where handler = 'waiting') as busy`,
    )
    return rows[0]?.busy === false
  }

  return {
    async start(run: Run) {
      stopped = new AbortController()
      member = new AbortController()
      const runJob = createRunJob({ idOf, run, claim, release, postpone, record: options.record, log })
      await register.enter(session.query)
      workers = createWorkers({
        pool: pool(),
        names,
        concurrency: options.concurrency,
        runJob: (job) => lost.hold(job.id, () => runJob(job, member.signal)),
        onBorn: note,
        onDead: (dead) => register.free(session.query, dead),
        onUnanswered: lost.suspect,
        log,
      })
      await workers.start()
    },

    enqueue: (id) => options.enqueue(noOf(id)),

    async stop() {
      if (!workers) return
      const stopping = workers
      workers = undefined
      const reason = new Error('The receiver stops')
      stopped.abort(reason)
      member.abort(reason)
      await stopping.stop()
      await register
        .leave(session.query)
        .catch((error) => log.warn({ err: error }, 'The others are left to notice that this process is gone'))
    },

    async idle() {
      while (workers && !(await isIdle())) await pause(idlePollMilliseconds)
    },

    async connected(query) {
      if (!workers || (await register.enter(query))) return
      // Others took this process for gone and freed its jobs: its workers are strangers now.
      log.warn({}, 'This process was away for too long; its runs may have been begun again elsewhere')
      member.abort(new Error('The run may have been begun again in another process'))
      member = new AbortController()
      void workers.renew()
    },

    async beat(query) {
      if (!workers) {
        // Asked all the same: a connection whose other end is gone looks well until it is used.
        await query('select')
        return
      }
      const reaped = await register.reap(query)
      if (reaped > 0) log.warn({ processes: reaped }, 'Processes are gone; what they ran is run again')
      const freed = await lost.free(query)
      if (freed > 0) log.warn({ jobs: freed }, 'Runs that were given out to nobody are given out again')
    },
  }
}
