import type { Clock } from './clock.ts'
import { type HookRecord, hookEventLabels, hookUrl } from './domain/hook.ts'
import { accept, type Refusal, type Result, refuse } from './domain/refusals.ts'
import type { Ids } from './ids.ts'
import type { Sender, StoreState } from './ports.ts'
import type { Reporter } from './reports.ts'
import type { WaitingDeliveries } from './waiting-deliveries.ts'

export interface NewHook {
  /** The wire name of an event that the vendor's API knows. */
  event: string
  url: string
}

export interface Hooks {
  /**
   * Refuses with `event_unknown`, `url_invalid` or, unless the store accepts unreachable hooks,
   * `url_unreachable`.
   */
  register(hook: NewHook): Promise<Result<HookRecord>>
  /** Changes event or URL, and wakes a paused hook. Refuses as `register`, and with `hook_unknown`. */
  update(id: number, changes: Partial<NewHook>): Promise<Result<HookRecord>>
  /** Deletes the hook and drops its waiting deliveries. */
  remove(id: number): Promise<Result<HookRecord>>
  /** Undefined when there never was one; a deleted hook is still told. */
  get(id: number): HookRecord | undefined
  /** Active and paused hooks, oldest first. */
  all(): HookRecord[]
}

interface Parts {
  state: StoreState
  sender: Sender
  waiting: WaitingDeliveries
  clock: Clock
  ids: Ids
  reporter: Reporter
  unreachable: 'refuse' | 'accept'
}

/** The time that somebody has to accept a connection when a hook is registered. */
const reachLimitMs = 5_000

export function createHooks(parts: Parts): Hooks {
  const { state, sender, waiting, clock, ids, reporter, unreachable } = parts

  async function check({ event, url }: NewHook): Promise<Refusal | undefined> {
    if (!hookEventLabels.has(event)) {
      return refuse(
        'event_unknown',
        `${JSON.stringify(event)} is none of ${[...hookEventLabels.keys()].join(', ')}`,
      )
    }
    if (hookUrl(url) === undefined) return refuse('url_invalid', JSON.stringify(url))
    if (unreachable === 'accept') return undefined
    const reached = await sender.reach(url, reachLimitMs)
    return reached.ok ? undefined : refuse('url_unreachable', `${url}: ${reached.message}`)
  }

  async function keep(hook: HookRecord): Promise<Result<HookRecord>> {
    state.hooks.put(hook)
    reporter.tell('hook', hook)
    await state.saved()
    return accept(hook)
  }

  function living(id: number): HookRecord | undefined {
    const hook = state.hooks.get(id)
    return hook?.state === 'deleted' ? undefined : hook
  }

  return {
    async register({ event, url }) {
      const refusal = await check({ event, url })
      if (refusal) return refusal
      return keep({
        id: ids.take('hook'),
        wireEvent: event,
        url,
        createdAt: clock.now(),
        state: 'active',
        consecutiveFailures: 0,
        endedAt: null,
      })
    },
    async update(id, changes) {
      const known = living(id)
      if (!known) return refuse('hook_unknown')
      const asked = { event: changes.event ?? known.wireEvent, url: changes.url ?? known.url }
      const refusal = await check(asked)
      if (refusal) return refusal
      const hook = living(id)
      if (!hook) return refuse('hook_unknown')
      const woken = hook.state === 'paused' ? { consecutiveFailures: 0, endedAt: null } : {}
      return keep({ ...hook, wireEvent: asked.event, url: asked.url, state: 'active', ...woken })
    },
    async remove(id) {
      const hook = living(id)
      if (!hook) return refuse('hook_unknown')
      const deleted: HookRecord = { ...hook, state: 'deleted', endedAt: clock.now() }
      waiting.dropAllOf(id)
      return keep(deleted)
    },
    get: (id) => state.hooks.get(id),
    all: () => [...state.hooks.values()].filter((hook) => hook.state !== 'deleted'),
  }
}
