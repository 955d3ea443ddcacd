import type { Clock } from './clock.ts'
import { untilRetry } from './domain/run-schedule.ts'
import { Fifo } from './fifo.ts'
import type { Inbox } from './inbox.ts'
import type { Log } from './log.ts'
import { createOrderLanes } from './order-lanes.ts'
import type { RunHandlers } from './run-handlers.ts'

export interface HandlerQueueOptions {
  inbox: Inbox
  run: RunHandlers
  clock: Clock
  log: Log
  /** Milliseconds before each retry; one entry a retry. */
  retries: readonly number[]
  /** Runs under way at once. */
  concurrency: number
  /** Whether runs of one order never overlap, and begin in the order of arrival. */
  serialPerOrder: boolean
}

/** Runs the handlers of accepted entries behind their answers, and again until they are done or parked. */
export interface HandlerQueue {
  /** Takes up what a stop or a crash left over. */
  start(): Promise<void>
  /** An accepted entry's first run, or one that somebody asked for. */
  enqueue(id: string, requestId?: string): void
  /** Begins no further run and waits for those under way. */
  stop(): Promise<void>
  /** Resolves when no run is waiting or under way; retries that are due later do not count. */
  idle(): Promise<void>
}

interface Due {
  id: string
  /** Runs before this one. */
  runs: number
  /** The request's name in the log, while this process knows it. */
  requestId?: string | undefined
}

/** The queue of one process: in memory, remade from the inbox at every start. */
export function createHandlerQueue(options: HandlerQueueOptions): HandlerQueue {
  const { inbox, run, clock, log, retries, concurrency, serialPerOrder } = options
  let queue = new Fifo<Due>()
  let lanes = createOrderLanes<Due>()
  const underWay = new Set<Promise<void>>()
  const retryTimers = new Map<string, () => void>()
  let stopped: AbortController | undefined
  const idlers: (() => void)[] = []

  function add(due: Due): void {
    retryTimers.get(due.id)?.()
    retryTimers.delete(due.id)
    queue.push(due)
    // Behind the answer: a handler's first synchronous stretch must not hold it up.
    setImmediate(beginNext)
  }

  function beginNext(): void {
    while (stopped && underWay.size < concurrency) {
      const next = queue.take()
      if (!next) break
      const ended: Promise<void> = takeTurn(next, stopped.signal).then(() => {
        underWay.delete(ended)
        beginNext()
      })
      underWay.add(ended)
    }
    if (queue.size === 0 && underWay.size === 0) for (const letGo of idlers.splice(0)) letGo()
  }

  /** One run, and in its order's lane those that waited behind it. */
  async function takeTurn(due: Due, signal: AbortSignal): Promise<void> {
    const entry = serialPerOrder ? await inbox.entry(due.id) : undefined
    if (!entry || entry.orderId === null) return runAndRecord(due, signal)
    const order = `${entry.storeCode ?? ''}/${entry.orderId}`
    if (!lanes.enter(order, due)) return
    let next: Due | undefined = due
    while (next) {
      if (!signal.aborted) await runAndRecord(next, signal)
      next = lanes.leave(order)
    }
  }

  async function runAndRecord({ id, runs, requestId }: Due, signal: AbortSignal): Promise<void> {
    try {
      const outcome = await run(id, runs, signal, requestId)
      if (!outcome) return
      await inbox.recordRun(id, outcome)
      if (outcome.nextRunAt !== null) retryLater({ id, runs: outcome.runs, requestId }, outcome.nextRunAt)
    } catch (error) {
      log.error(
        { err: error, requestId, entry: id },
        'A handler run could not be recorded; it is repeated at the next start',
      )
    }
  }

  function retryLater(due: Due, dueAt: number): void {
    // Once stopped, the inbox knows of it: the next start takes it up, and no timer keeps the process alive.
    if (!stopped) return
    retryTimers.set(
      due.id,
      clock.after(untilRetry({ runs: due.runs, dueAt, now: clock.now() }, retries), () => add(due)),
    )
  }

  return {
    enqueue: (id, requestId) => add({ id, runs: 0, requestId }),
    async start() {
      stopped = new AbortController()
      lanes = createOrderLanes()
      for (const { id, runs, dueAt } of await inbox.dueRuns()) {
        if (dueAt > clock.now()) retryLater({ id, runs }, dueAt)
        else queue.push({ id, runs })
      }
      beginNext()
    },
    async stop() {
      for (const callOff of retryTimers.values()) callOff()
      retryTimers.clear()
      stopped?.abort(new Error('The receiver stops'))
      stopped = undefined
      queue = new Fifo()
      await Promise.all(underWay)
    },
    idle: () =>
      new Promise((resolve) => {
        idlers.push(resolve)
        setImmediate(beginNext)
      }),
  }
}
