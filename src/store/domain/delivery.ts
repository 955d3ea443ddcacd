/** What is kept of a delivery's state; while an attempt is under way a waiting one is shown as `attempting`. */
export type KeptDeliveryState = 'waiting' | 'delivered' | 'exhausted' | 'dropped'

export type DeliveryState = KeptDeliveryState | 'attempting'

export const deliveryStates: readonly DeliveryState[] = [
  'waiting',
  'attempting',
  'delivered',
  'exhausted',
  'dropped',
]

/** One event on its way to one hook, over all its attempts. Times in milliseconds since 1970. */
export interface Delivery {
  id: number
  eventId: number
  hookId: number
  state: KeptDeliveryState
  /** Attempts made so far. */
  attempts: number
  createdAt: number
  firstAttemptAt: number | null
  lastAttemptAt: number | null
  /** When the next attempt is due; null once the delivery has ended. */
  nextAttemptAt: number | null
  endedAt: number | null
  /** The delivery that this one sends again. */
  redeliveryOf: number | null
}

export function newDelivery(facts: {
  id: number
  eventId: number
  hookId: number
  now: number
  redeliveryOf?: number
}): Delivery {
  return {
    id: facts.id,
    eventId: facts.eventId,
    hookId: facts.hookId,
    state: 'waiting',
    attempts: 0,
    createdAt: facts.now,
    firstAttemptAt: null,
    lastAttemptAt: null,
    nextAttemptAt: facts.now,
    endedAt: null,
    redeliveryOf: facts.redeliveryOf ?? null,
  }
}

export function dropDelivery(delivery: Delivery, now: number): Delivery {
  return { ...delivery, state: 'dropped', nextAttemptAt: null, endedAt: now }
}
