import type { Clock } from './clock.ts'
import type { Inbox } from './inbox.ts'
import type { Log } from './log.ts'
import { createOrderLanes } from './order-lanes.ts'
import type { RunHandlers } from './run-handlers.ts'
import { createRunWindow, type Due } from './run-window.ts'

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
  /** Runs that wait in memory; the inbox knows of all. @default 10,000 */
  room?: number
}

/** Runs the handlers of accepted entries behind their answers, and again until they are done or parked. */
export interface HandlerQueue {
  /** Takes up what a stop or a crash left over. */
  start(): Promise<void>
  /** An accepted entry's first run. */
  enqueue(id: string, requestId?: string): void
  /** Another run of an entry, from the start of its retries, that somebody asked for. */
  enqueueAgain(id: string): void
  /** Begins no further run and waits for those under way. */
  stop(): Promise<void>
  /** Resolves when no run is waiting or under way; retries that are due later do not count. */
  idle(): Promise<void>
}

/** The queue of one process, remade from the inbox at every start. */
export function createHandlerQueue(options: HandlerQueueOptions): HandlerQueue {
  const { inbox, run, log, concurrency, serialPerOrder, room = 10_000 } = options
  let lanes = createOrderLanes<Due>()
  const underWay = new Set<Promise<void>>()
  let stopped: AbortController | undefined
  const idlers: (() => void)[] = []
  const window = createRunWindow({
    ...options,
    room,
    // Behind the answer: a handler's first synchronous stretch must not hold it up.
    onWaiting: () => setImmediate(beginNext),
  })

  function beginNext(): void {
    while (stopped && underWay.size < concurrency) {
      const next = window.take()
      if (!next) break
      const ended: Promise<void> = takeTurn(next, stopped.signal).then(() => {
        underWay.delete(ended)
        beginNext()
      })
      underWay.add(ended)
    }
    if (window.isEmpty && underWay.size === 0) for (const letGo of idlers.splice(0)) letGo()
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
      if (outcome) await inbox.recordRun(id, outcome)
      if (!outcome || outcome.nextRunAt === null) window.release(id)
      else window.retryLater({ id, runs: outcome.runs, requestId }, outcome.nextRunAt)
    } catch (error) {
      window.setAside(id)
      log.error(
        { err: error, requestId, entry: id },
        'A handler run could not be recorded; it is repeated at the next start',
      )
    }
  }

  return {
    enqueue: window.enqueue,
    enqueueAgain: window.enqueueAgain,
    async start() {
      stopped = new AbortController()
      lanes = createOrderLanes()
      await window.open()
      beginNext()
    },
    async stop() {
      stopped?.abort(new Error('The receiver stops'))
      stopped = undefined
      await window.close()
      await Promise.all(underWay)
    },
    idle: () =>
      new Promise((resolve) => {
        idlers.push(resolve)
        setImmediate(beginNext)
      }),
  }
}
