import type { Clock } from './clock.ts'
import type { DeliveryLists } from './delivery-lists.ts'
import type { Dispatcher } from './dispatcher.ts'
import { type Delivery, dropDelivery } from './domain/delivery.ts'
import type { StoreState } from './ports.ts'
import type { Reporter } from './reports.ts'

/** The deliveries that have not ended, by hook. */
export interface WaitingDeliveries {
  /** Writes a new delivery and queues it. */
  begin(delivery: Delivery): void
  /** Takes note that the delivery has ended, and tells it. */
  end(delivery: Delivery): void
  /** Drops the hook's deliveries, but for those under way: their attempt decides. Answers how many. */
  dropAllOf(hookId: number): number
  drop(delivery: Delivery): void
  of(hookId: number): Delivery[]
}

interface Parts {
  state: StoreState
  lists: DeliveryLists
  dispatcher: Dispatcher
  clock: Clock
  reporter: Reporter
}

/** Takes up what an earlier run has left waiting. */
export function createWaitingDeliveries(parts: Parts): WaitingDeliveries {
  const { state, lists, dispatcher, clock, reporter } = parts
  const byHook = new Map<number, Set<number>>()

  function queue(delivery: Delivery): void {
    const ids = byHook.get(delivery.hookId) ?? new Set()
    byHook.set(delivery.hookId, ids.add(delivery.id))
    dispatcher.add(delivery.id, delivery.nextAttemptAt ?? clock.now())
  }

  function end(delivery: Delivery): void {
    byHook.get(delivery.hookId)?.delete(delivery.id)
    const event = state.events.get(delivery.eventId)
    if (event && delivery.state !== 'waiting') {
      reporter.tell('delivery', { event, delivery, state: delivery.state })
      reporter.tell('deliveryEnd', { event, delivery, state: delivery.state })
    }
  }

  function drop(delivery: Delivery): void {
    const dropped = dropDelivery(delivery, clock.now())
    state.deliveries.put(dropped)
    dispatcher.remove(delivery.id)
    end(dropped)
  }

  function of(hookId: number): Delivery[] {
    return [...(byHook.get(hookId) ?? [])].flatMap((id) => state.deliveries.get(id) ?? [])
  }

  for (const delivery of state.deliveries.values()) {
    if (delivery.state === 'waiting') queue(delivery)
  }

  return {
    begin(delivery) {
      state.deliveries.put(delivery)
      queue(delivery)
      const event = state.events.get(delivery.eventId)
      lists.add(delivery, event)
      if (event) reporter.tell('delivery', { event, delivery, state: 'waiting' })
    },
    end,
    drop,
    dropAllOf(hookId) {
      const droppable = of(hookId).filter(({ id }) => !dispatcher.isUnderWay(id))
      for (const delivery of droppable) drop(delivery)
      return droppable.length
    },
    of,
  }
}
