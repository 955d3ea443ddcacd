import { validateBody } from '../contract/index.ts'
import type { Clock } from './clock.ts'
import type { Entry } from './domain/entry.ts'
import { fieldsOf } from './domain/fields.ts'
import { afterRun } from './domain/run-schedule.ts'
import { followAbort } from './follow-abort.ts'
import type { Inbox, KeptRequest, RunOutcome } from './inbox.ts'
import type { Log } from './log.ts'
import type { Counts } from './measures/counts.ts'
import { parseJson } from './parse-json.ts'
import type { ErrorHandler, Registry } from './registry.ts'
import type { RequestIds } from './request-ids.ts'

export interface RunHandlersOptions {
  inbox: Inbox
  registry: Registry
  clock: Clock
  log: Log
  counts: Counts
  requestIds: Pick<RequestIds, 'ofKept'>
  /** Milliseconds before each retry; one entry a retry. */
  retries: readonly number[]
  /** Milliseconds after which a run counts as failed. */
  timeLimit: number
}

/**
 * Runs the handlers of an entry once and answers what follows; the caller records it. `runs` counts the runs
 * before this one. Undefined when there is no such entry.
 */
export type RunHandlers = (
  id: string,
  runs: number,
  stopped: AbortSignal,
  /** The request's name in the log, where it is known. */
  requestId?: string,
) => Promise<RunOutcome | undefined>

export function createRunHandlers(options: RunHandlersOptions): RunHandlers {
  const { inbox, registry, clock, log, counts, requestIds, retries, timeLimit } = options

  async function handle(
    entry: Entry,
    request: KeptRequest | undefined,
    { stopped, requestId }: { stopped: AbortSignal; requestId: string | null },
  ): Promise<{ error: unknown } | null> {
    const { signal, abort, letGo } = followAbort(stopped)
    let giveUp = (_error: Error) => {}
    const overdue = new Promise<never>((_, reject) => {
      giveUp = reject
    })
    const callOff = clock.after(timeLimit, () => {
      const error = new Error(`The handler took over ${timeLimit} ms`)
      abort(error)
      giveUp(error)
    })
    try {
      const order = orderOf(request)
      const { event } = entry
      if (!event) return null
      const context = { event, order, fields: fieldsOf(order), entry, requestId, signal }
      for (const handler of registry.handlersFor(event)) {
        await Promise.race([handler(context), overdue])
      }
      return null
    } catch (error) {
      return { error }
    } finally {
      callOff()
      letGo()
    }
  }

  function orderOf(request: KeptRequest | undefined) {
    const parsed = request ? parseJson(request.body) : { ok: false as const }
    const valid = parsed.ok ? validateBody(parsed.value) : undefined
    if (!valid?.ok) throw new Error('The kept body cannot be read as an order any more')
    return valid.body.order
  }

  return async function runHandlers(id, runsBefore, stopped, known) {
    const entry = await inbox.entry(id)
    if (!entry) return undefined
    const read = await readOf(id)
    const requestId = known ?? (read.request && requestIds.ofKept(read.request.rawHeaders)) ?? null
    const failure = read.failure ?? (await handle(entry, read.request, { stopped, requestId }))
    const runs = runsBefore + 1
    const outcome = afterRun({ runs, error: failure && messageOf(failure.error), now: clock.now() }, retries)
    counts.runEnded(outcome.state)
    const told = { requestId, entry: id, event: entry.event, runs }
    if (failure) {
      const parked = outcome.state === 'parked'
      log.warn({ ...told, parked }, 'A handler failed')
      for (const tell of registry.errorHandlers) tellSafely(tell, { error: failure.error, entry, parked })
    } else log.debug(told, 'The handlers are done')
    return outcome
  }

  /** A request that cannot be read is a run that failed: it is tried again. */
  async function readOf(
    id: string,
  ): Promise<{ request?: KeptRequest | undefined; failure?: { error: unknown } }> {
    try {
      return { request: await inbox.request(id) }
    } catch (error) {
      return { failure: { error } }
    }
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

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}
