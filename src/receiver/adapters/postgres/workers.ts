import { EventEmitter } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { runTaskList, type TaskList, type WorkerEvents, type WorkerPool } from 'graphile-worker'
import type { Pool } from 'pg'
import type { Log } from '../../log.ts'
import { type Names, runTask } from './names.ts'
import type { Job } from './run-job.ts'
import { workerLogger } from './worker-log.ts'

export interface WorkersOptions {
  pool: Pool
  names: Names
  /** Runs under way at once. */
  concurrency: number
  runJob: (job: Job) => Promise<void>
  /** Called with each worker before it takes its first job; it waits for it. */
  onBorn: (worker: string) => Promise<void>
  /** Called with workers that ended without giving their job back. */
  onDead: (workers: readonly string[]) => Promise<void>
  /** Called when a worker asked for a job in vain: it may have been given one all the same. */
  onUnanswered: () => void
  log: Log
}

/** graphile-worker's workers. */
export interface Workers {
  start(): Promise<void>
  /** New workers in the place of those there are, which end their runs first. */
  renew(): Promise<void>
  /** Waits for the runs under way. */
  stop(): Promise<void>
}

/** How often a worker looks for runs that have fallen due; those due at once it is told of. */
const pollMilliseconds = 1_000
const renewMilliseconds = 500
const triesAMinute = 60_000 / renewMilliseconds

export function createWorkers(options: WorkersOptions): Workers {
  const { pool, names, concurrency, runJob, onBorn, onDead, onUnanswered, log } = options
  const dead = new Set<string>()
  let workers: WorkerPool | undefined
  let turn: Promise<void> = Promise.resolve()
  let isStopped = false

  const taskList: TaskList = {
    [runTask]: (payload, { job }) => runJob({ ...(payload as { no: number; turn: number }), id: job.id }),
  }

  /** By runTaskList: run() also keeps a crontab, whose first query rejects unheard when the database goes. */
  function begin(): void {
    const events: WorkerEvents = new EventEmitter()
    events.on('worker:fatalError', ({ worker }) => {
      // It could not give its job back, and graphile-worker does not replace it.
      dead.add(worker.workerId)
      void renew()
    })
    events.on('worker:getJob:error', onUnanswered)
    const begun = runTaskList(
      {
        schema: names.worker,
        concurrency,
        pollInterval: pollMilliseconds,
        noHandleSignals: true,
        logger: workerLogger(log),
        events,
        preset: {
          plugins: [
            {
              name: 'note-workers',
              version: '1.0.0',
              worker: { hooks: { startWorker: (_context, { worker }) => onBorn(worker.workerId) } },
            },
          ],
        },
      },
      taskList,
      pool,
    )
    workers = begun
    // Whatever ends them but we.
    const onEnd = () => {
      if (begun === workers) void renew()
    }
    begun.promise.then(onEnd, onEnd)
  }

  async function end(): Promise<void> {
    const ending = workers
    workers = undefined
    await ending
      ?.gracefulShutdown()
      .catch((error) => log.debug({ err: error }, 'The workers had ended before'))
  }

  function renew(): Promise<void> {
    turn = turn.then(end).then(beginAtLast)
    return turn
  }

  async function beginAtLast(): Promise<void> {
    for (let tried = 0; !isStopped; tried++) {
      try {
        await freeDead()
        return begin()
      } catch (error) {
        const tell = tried % triesAMinute === 0 ? log.warn : log.debug
        tell.call(log, { err: error }, 'No handlers are run until the database takes part')
        await pause(renewMilliseconds)
      }
    }
  }

  async function freeDead(): Promise<void> {
    if (dead.size === 0) return
    const freed = [...dead]
    await onDead(freed)
    for (const worker of freed) dead.delete(worker)
  }

  return {
    async start() {
      begin()
    },
    renew,
    async stop() {
      isStopped = true
      await turn
      await end()
      // Else the others free them, once this process is gone.
      await freeDead().catch(() => {})
    },
  }
}
