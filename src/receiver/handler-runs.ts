import { validateBody } from '../contract/index.ts'
import type { Clock } from './clock.ts'
import type { Entry } from './domain/entry.ts'
import { fieldsOf } from './domain/fields.ts'
import { afterRun } from './domain/run-schedule.ts'
import type { Inbox } from './inbox.ts'
import type { Log } from './log.ts'
import { parseJson } from './parse-json.ts'
import type { Registry } from './registry.ts'

export interface HandlerRunsOptions {
  inbox: Inbox
  registry: Registry
  clock: Clock
  log: Log
  /** Runs under way at once. */
  concurrency: number
  /** Milliseconds before each retry; one entry a retry. */
  retries: readonly number[]
  /** Milliseconds after which a run counts as failed. */
  timeLimit: number
}

/** Runs the user's handlers behind the answers, and again until they are done or parked. */
export interface HandlerRuns {
  /** Takes up what a stop or a crash left over. */
  start(): Promise<void>
  /** An accepted entry's first run, or one that somebody asked for. */
  enqueue(id: string, runs?: number): void
  /** Begins no further run and waits for those under way. */
  stop(): Promise<void>
  /** Resolves when no run is waiting or under way; retries that are due later do not count. */
  idle(): Promise<void>
}

export function createHandlerRuns(options: HandlerRunsOptions): HandlerRuns {
  const { inbox, registry, clock, log, concurrency, retries, timeLimit } = options
  let queue: { id: string; runs: number }[] = []
  const underWay = new Set<Promise<void>>()
  const retryTimers = new Map<string, () => void>()
  let stopping: AbortController | undefined
  const idleWaiters: (() => void)[] = []

  function enqueue(id: string, runs = 0): void {
    retryTimers.get(id)?.()
    retryTimers.delete(id)
    queue.push({ id, runs })
    // Behind the answer: a handler's first synchronous stretch must not hold it up.
    setImmediate(startNext)
  }

  function startNext(): void {
    while (stopping && underWay.size < concurrency && queue.length > 0) {
      const next = queue.shift() as { id: string; runs: number }
      const run = runOnce(next.id, next.runs + 1)
        .catch((error) =>
          log.error(
            { err: error, entry: next.id },
            'A handler run could not be recorded; it is repeated at the next start',
          ),
        )
        .finally(() => {
          underWay.delete(run)
          startNext()
        })
      underWay.add(run)
    }
    if (queue.length === 0 && underWay.size === 0) for (const resolve of idleWaiters.splice(0)) resolve()
  }

  async function runOnce(id: string, runs: number): Promise<void> {
    const entry = await inbox.entry(id)
    if (!entry) return
    const failure = await handle(entry)
    const outcome = afterRun({ runs, error: failure && messageOf(failure.error), now: clock.now() }, retries)
    await inbox.recordRun(id, outcome)
    if (!failure) return
    const parked = outcome.state === 'parked'
    log.warn({ entry: id, event: entry.event, runs, parked }, 'A handler failed')
    for (const tell of registry.errorHandlers) tell({ error: failure.error, entry, parked })
    if (outcome.nextRunAt !== null) retryLater(id, runs, outcome.nextRunAt)
  }

  function retryLater(id: string, runs: number, dueAt: number): void {
    retryTimers.set(
      id,
      clock.after(Math.max(0, dueAt - clock.now()), () => enqueue(id, runs)),
    )
  }

  async function handle(entry: Entry): Promise<{ error: unknown } | null> {
    const limit = new AbortController()
    const callOff = clock.after(timeLimit, () =>
      limit.abort(new Error(`The handler took over ${timeLimit} ms`)),
    )
    const signal = stopping ? AbortSignal.any([limit.signal, stopping.signal]) : limit.signal
    try {
      const order = await orderOf(entry)
      const event = entry.event
      if (!order || !event) return null
      const context = { event, order, fields: fieldsOf(order), entry, signal }
      for (const handler of registry.handlersFor(event)) {
        await Promise.race([handler(context), aborted(limit.signal)])
      }
      return null
    } catch (error) {
      return { error }
    } finally {
      callOff()
    }
  }

  async function orderOf(entry: Entry) {
    const request = await inbox.request(entry.id)
    const parsed = request ? parseJson(request.body) : { ok: false as const }
    const valid = parsed.ok ? validateBody(parsed.value) : undefined
    if (!valid?.ok) throw new Error('The kept body cannot be read as an order any more')
    return valid.body.order
  }

  return {
    enqueue,
    async start() {
      stopping = new AbortController()
      for (const { id, runs, dueAt } of await inbox.dueRuns()) {
        if (dueAt > clock.now()) retryLater(id, runs, dueAt)
        else queue.push({ id, runs })
      }
      startNext()
    },
    async stop() {
      for (const callOff of retryTimers.values()) callOff()
      retryTimers.clear()
      stopping?.abort(new Error('The receiver stops'))
      stopping = undefined
      queue = []
      await Promise.all(underWay)
    },
    idle: () =>
      new Promise((resolve) => {
        idleWaiters.push(resolve)
        setImmediate(startNext)
      }),
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
