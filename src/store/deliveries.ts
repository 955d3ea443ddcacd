import type { Clock } from './clock.ts'
import type { Dispatcher } from './dispatcher.ts'
import { type Attempt, attemptId } from './domain/attempt.ts'
import { type Delivery, type DeliveryState, newDelivery } from './domain/delivery.ts'
import type { HookRecord } from './domain/hook.ts'
import { forecastHookEnd } from './domain/hook-end-forecast.ts'
import type { RaisedEvent } from './domain/raised-event.ts'
import { accept, type Result, refuse } from './domain/refusals.ts'
import type { RetryAnchor, RetryProfile } from './domain/retry-profile.ts'
import type { Ids } from './ids.ts'
import type { StoreState } from './ports.ts'
import type { WaitingDeliveries } from './waiting-deliveries.ts'

export interface Deliveries {
  get(id: number): Delivery | undefined
  /** Oldest first. */
  all(): Delivery[]
  stateOf(delivery: Delivery): DeliveryState
  eventOf(delivery: Delivery): RaisedEvent
  hookOf(delivery: Delivery): HookRecord
  /** In the order they were made. */
  attemptsOf(delivery: Delivery): Attempt[]
  /** When the hook ends if every further attempt on it fails; null while nothing planned leads there. */
  hookEndAt(hook: HookRecord): number | null
  /**
   * Sends an ended delivery again, as a new one with the same bytes and stamp: to its hook, or when that is
   * gone to an active one of the same event and URL. Refuses with `delivery_unknown`, `delivery_unfinished`
   * or `hook_gone`.
   */
  redeliver(id: number): Promise<Result<Delivery>>
}

interface Parts {
  state: StoreState
  dispatcher: Dispatcher
  waiting: WaitingDeliveries
  clock: Clock
  ids: Ids
  profile: RetryProfile
  anchor: RetryAnchor
}

export function createDeliveries(parts: Parts): Deliveries {
  const { state, dispatcher, waiting, clock, ids, profile, anchor } = parts

  function activeTwin(hook: HookRecord | undefined): HookRecord | undefined {
    if (!hook || hook.state === 'active') return hook
    return [...state.hooks.values()].find(
      (other) => other.state === 'active' && other.wireEvent === hook.wireEvent && other.url === hook.url,
    )
  }

  return {
    get: (id) => state.deliveries.get(id),
    all: () => [...state.deliveries.values()],
    stateOf: ({ id, state: kept }) => (kept === 'waiting' && dispatcher.isUnderWay(id) ? 'attempting' : kept),
    eventOf: ({ eventId }) => onRecord(state.events.get(eventId)),
    hookOf: ({ hookId }) => onRecord(state.hooks.get(hookId)),
    attemptsOf: ({ id, attempts }) =>
      Array.from({ length: attempts }, (_, index) => onRecord(state.attempts.get(attemptId(id, index + 1)))),
    hookEndAt: (hook) => forecastHookEnd({ hook, waiting: waiting.of(hook.id), profile, anchor }),
    async redeliver(id) {
      const ended = state.deliveries.get(id)
      if (!ended) return refuse('delivery_unknown')
      if (ended.state === 'waiting') return refuse('delivery_unfinished')
      const hook = activeTwin(state.hooks.get(ended.hookId))
      if (!hook) return refuse('hook_gone')
      const again = newDelivery({
        id: ids.take('delivery'),
        eventId: ended.eventId,
        hookId: hook.id,
        now: clock.now(),
        redeliveryOf: ended.id,
      })
      waiting.begin(again)
      await state.saved()
      return accept(again)
    },
  }
}

function onRecord<T>(record: T | undefined): T {
  if (record === undefined) throw new Error('a part of this delivery is not on record')
  return record
}
