import type { Clock } from './clock.ts'
import type { Inbox } from './inbox.ts'
import type { Log } from './log.ts'
import type { RunHandlers } from './run-handlers.ts'

export interface HandlerQueueOptions {
  inbox: Inbox
  run: RunHandlers
  clock: Clock
  log: Log
  /** Runs under way at once. */
  concurrency: number
}

/** Runs the handlers of accepted entries behind their answers, and again until they are done or parked. */
export interface HandlerQueue {
  /** Takes up what a stop or a crash left over. */
  start(): Promise<void>
  /** An accepted entry's first run, or one that somebody asked for. */
  enqueue(id: string): void
  /** Begins no further run and waits for those under way. */
  stop(): Promise<void>
  /** Resolves when no run is waiting or under way; retries that are due later do not count. */
  idle(): Promise<void>
}

/** The queue of one process: in memory, remade from the inbox at every start. */
export function createHandlerQueue({
  inbox,
  run,
  clock,
  log,
  concurrency,
}: HandlerQueueOptions): HandlerQueue {
  let queue: { id: string; runs: number }[] = []
  const underWay = new Set<Promise<void>>()
  const retryTimers = new Map<string, () => void>()
  let stopped: AbortController | undefined
  const idlers: (() => void)[] = []

  function add(id: string, runs: number): void {
    retryTimers.get(id)?.()
    retryTimers.delete(id)
    queue.push({ id, runs })
    // Behind the answer: a handler's first synchronous stretch must not hold it up.
    setImmediate(beginNext)
  }

  function beginNext(): void {
    while (stopped && underWay.size < concurrency) {
      const next = queue.shift()
      if (!next) break
      const ended: Promise<void> = runAndRecord(next, stopped.signal).then(() => {
        underWay.delete(ended)
        beginNext()
      })
      underWay.add(ended)
    }
    if (queue.length === 0 && underWay.size === 0) for (const letGo of idlers.splice(0)) letGo()
  }

  async function runAndRecord(
    { id, runs }: { id: string; runs: number },
    signal: AbortSignal,
  ): Promise<void> {
    try {
      const outcome = await run(id, runs, signal)
      if (!outcome) return
      await inbox.recordRun(id, outcome)
      if (outcome.nextRunAt !== null) retryLater(id, outcome.runs, outcome.nextRunAt)
    } catch (error) {
      log.error(
        { err: error, entry: id },
        'A handler run could not be recorded; it is repeated at the next start',
      )
    }
  }

  function retryLater(id: string, runs: number, dueAt: number): void {
    // Once stopped, the inbox knows of it: the next start takes it up, and no timer keeps the process alive.
    if (!stopped) return
    retryTimers.set(
      id,
      clock.after(Math.max(0, dueAt - clock.now()), () => add(id, runs)),
    )
  }

  return {
    enqueue: (id) => add(id, 0),
    async start() {
      stopped = new AbortController()
      for (const { id, runs, dueAt } of await inbox.dueRuns()) {
        if (dueAt > clock.now()) retryLater(id, runs, dueAt)
        else queue.push({ id, runs })
      }
      beginNext()
    },
    async stop() {
      for (const callOff of retryTimers.values()) callOff()
      retryTimers.clear()
      stopped?.abort(new Error('The receiver stops'))
      stopped = undefined
      queue = []
      await Promise.all(underWay)
    },
    idle: () =>
      new Promise((resolve) => {
        idlers.push(resolve)
        setImmediate(beginNext)
      }),
  }
}
