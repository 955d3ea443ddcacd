import type { Clock } from './clock.ts'
import type { DeliveryLists } from './delivery-lists.ts'
import type { Dispatcher } from './dispatcher.ts'
import { type Attempt, attemptId } from './domain/attempt.ts'
import { type Delivery, type DeliveryState, newDelivery } from './domain/delivery.ts'
import { type DeliveryPlan, deliveryPlan } from './domain/delivery-plan.ts'
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
  /** Newest first; only as many are looked at as are taken. */
  newest(which?: DeliveryChoice): Iterable<Delivery>
  stateOf(delivery: Delivery): DeliveryState
  eventOf(delivery: Delivery): RaisedEvent
  hookOf(delivery: Delivery): HookRecord
  /** In the order they were made. */
  attemptsOf(delivery: Delivery): Attempt[]
  /** All the attempts that the profile has for it: made, coming and no longer needed. */
  planOf(delivery: Delivery): DeliveryPlan
  /** When the hook ends if every further attempt on it fails; null while nothing planned leads there. */
  hookEndAt(hook: HookRecord): number | null
  /**
   * Sends an ended delivery again, as a new one with the same bytes and stamp: to its hook, or when that is
   * gone to an active one of the same event and URL. Refuses with `delivery_unknown`, `delivery_unfinished`
   * or `hook_gone`.
   */
  redeliver(id: number): Promise<Result<Delivery>>
}

/** What is left out narrows nothing. */
export interface DeliveryChoice {
  /** Only those with a smaller id. */
  before?: number | undefined
  state?: DeliveryState | undefined
  orderId?: number | undefined
  hookId?: number | undefined
}

interface Parts {
  state: StoreState
  lists: DeliveryLists
  dispatcher: Dispatcher
  waiting: WaitingDeliveries
  clock: Clock
  ids: Ids
  profile: RetryProfile
  anchor: RetryAnchor
}

export function createDeliveries(parts: Parts): Deliveries {
  const { state, lists, dispatcher, waiting, clock, ids, profile, anchor } = parts

  function activeTwin(hook: HookRecord | undefined): HookRecord | undefined {
    if (!hook || hook.state === 'active') return hook
    return [...state.hooks.values()].find(
      (other) => other.state === 'active' && other.wireEvent === hook.wireEvent && other.url === hook.url,
    )
  }

  function stateOf({ id, state: kept }: Delivery): DeliveryState {
    return kept === 'waiting' && dispatcher.isUnderWay(id) ? 'attempting' : kept
  }

  function attemptsOf({ id, attempts }: Delivery): Attempt[] {
    return Array.from({ length: attempts }, (_, made) =>
      onRecord(state.attempts.get(attemptId(id, made + 1))),
    )
  }

  function* newest({ before, state: asked, orderId, hookId }: DeliveryChoice = {}): Generator<Delivery> {
    for (const id of lists.listFor({ orderId, hookId }).newest(before)) {
      const delivery = state.deliveries.get(id)
      if (!delivery || (hookId !== undefined && delivery.hookId !== hookId)) continue
      if (asked === undefined || stateOf(delivery) === asked) yield delivery
    }
  }

  return {
    get: (id) => state.deliveries.get(id),
    newest,
    all: () => [...state.deliveries.values()],
    stateOf,
    eventOf: ({ eventId }) => onRecord(state.events.get(eventId)),
    hookOf: ({ hookId }) => onRecord(state.hooks.get(hookId)),
    attemptsOf,
    planOf: (delivery) => {
      const madeAt = attemptsOf(delivery).map(({ startedAt }) => startedAt)
      return deliveryPlan({ delivery, madeAt, profile, anchor })
    },
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
