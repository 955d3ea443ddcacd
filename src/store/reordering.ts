import type { Clock } from './clock.ts'
import type { Delivery } from './domain/delivery.ts'
import type { RaisedEvent } from './domain/raised-event.ts'
import type { StoreState } from './ports.ts'
import type { Reporter } from './reports.ts'

/** Holds deliveries back until a later event of their order has been received. */
export interface Reordering {
  isHolding(orderId: number | null): boolean
  wasHeld(deliveryId: number): boolean
  /** Puts the delivery off, for ten minutes of the store's clock at most. */
  hold(delivery: Delivery, event: RaisedEvent): void
  /** The event has been received: what it has overtaken is due now. */
  overtaken(by: RaisedEvent): void
}

interface Parts {
  state: StoreState
  clock: Clock
  reporter: Reporter
  /** Queues a waiting delivery anew. */
  requeue: (deliveryId: number, dueAt: number) => void
}

/** A store in which nothing more happens to the order must not keep it for ever. */
const longestHoldMs = 10 * 60_000

export function createReordering({ state, clock, reporter, requeue }: Parts): Reordering {
  const held = new Set<number>()
  /** The delivery held back, by order: at most one, or all would arrive in their old order after all. */
  const holding = new Map<number, { deliveryId: number; event: RaisedEvent }>()

  function putOff(delivery: Delivery, event: RaisedEvent, until: number): void {
    const later = { ...delivery, nextAttemptAt: until }
    state.deliveries.put(later)
    reporter.tell('delivery', { event, delivery: later, state: 'waiting' })
  }

  return {
    isHolding: (orderId) => orderId !== null && holding.has(orderId),
    wasHeld: (deliveryId) => held.has(deliveryId),
    hold(delivery, event) {
      held.add(delivery.id)
      if (event.orderId !== null) holding.set(event.orderId, { deliveryId: delivery.id, event })
      putOff(delivery, event, clock.now() + longestHoldMs)
    },
    overtaken(by) {
      const behind = by.orderId === null ? undefined : holding.get(by.orderId)
      if (!behind || by.orderId === null) return
      if (behind.event.id === by.id) holding.delete(by.orderId)
      // A step raises two events with one body: the second of them tells nothing newer.
      if (behind.event.id >= by.id || Buffer.compare(behind.event.body, by.body) === 0) return
      holding.delete(by.orderId)
      const delivery = state.deliveries.get(behind.deliveryId)
      if (delivery?.state !== 'waiting') return
      putOff(delivery, behind.event, clock.now())
      requeue(delivery.id, clock.now())
    },
  }
}
