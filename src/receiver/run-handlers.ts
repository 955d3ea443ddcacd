import { validateBody } from '../contract/index.ts'
import type { Clock } from './clock.ts'
import type { Entry } from './domain/entry.ts'
import { fieldsOf } from './domain/fields.ts'
import { afterRun } from './domain/run-schedule.ts'
import type { Inbox, RunOutcome } from './inbox.ts'
import type { Log } from './log.ts'
import { parseJson } from './parse-json.ts'
import type { ErrorHandler, Registry } from './registry.ts'

export interface RunHandlersOptions {
  inbox: Inbox
  registry: Registry
  clock: Clock
  log: Log
  /** Milliseconds before each retry; one entry a retry. */
  retries: readonly number[]
  /** Milliseconds after which a run counts as failed. */
  timeLimit: number
}

/**
 * Runs the handlers of an entry once and answers what follows; the caller records it. `runs` counts the runs
 * before this one. Undefined when there is no such entry.
 */
export type RunHandlers = (id: string, runs: number, stopped: AbortSignal) => Promise<RunOutcome | undefined>

export function createRunHandlers(options: RunHandlersOptions): RunHandlers {
  const { inbox, registry, clock, log, retries, timeLimit } = options

  async function handle(entry: Entry, stopped: AbortSignal): Promise<{ error: unknown } | null> {
    const limit = new AbortController()
    const callOff = clock.after(timeLimit, () =>
      limit.abort(new Error(`The handler took over ${timeLimit} ms`)),
    )
    try {
      const order = await orderOf(entry)
      const { event } = entry
      if (!event) return null
      const signal = AbortSignal.any([limit.signal, stopped])
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

  return async function runHandlers(id, runsBefore, stopped) {
    const entry = await inbox.entry(id)
    if (!entry) return undefined
    const failure = await handle(entry, stopped)
    const runs = runsBefore + 1
    const outcome = afterRun({ runs, error: failure && messageOf(failure.error), now: clock.now() }, retries)
    if (failure) {
      const parked = outcome.state === 'parked'
      log.warn({ entry: id, event: entry.event, runs, parked }, 'A handler failed')
      for (const tell of registry.errorHandlers) tellSafely(tell, { error: failure.error, entry, parked })
    }
    return outcome
  }

  /** The user's own report of a failure must not cost the retry. */
  function tellSafely(tell: ErrorHandler, failure: Parameters<ErrorHandler>[0]): void {
    try {
      tell(failure)
    } catch (error) {
      log.error({ err: error, entry: failure.entry.id }, 'An onError handler failed')
    }
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
