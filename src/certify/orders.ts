import { fixtureBody } from './bodies/fixture-body.ts'
import { type HookRequest, hookRequest } from './wire/hook-request.ts'

export interface DeliveryFacts {
  /** Place of the body in fixtures/, such as `order_paid/today`. */
  fixture: string
  /** By its name on the wire; null leaves the header out. */
  event: string | null
  /** @default a new one */
  orderId?: number
  /** Milliseconds since 1970. @default a new stamp */
  triggeredAt?: number
}

/** The store that the deliveries come from: new orders, rising stamps, its signature. */
export interface Orders {
  /** Of an order that nobody has heard of. */
  newId(): number
  /** Milliseconds since 1970, each later than the one before. */
  stamp(): number
  delivery(facts: DeliveryFacts): HookRequest
  /** A genuine request with any bytes as its body. */
  deliveryOf(body: Uint8Array, facts: Omit<DeliveryFacts, 'fixture' | 'orderId'>): HookRequest
}

interface OrdersOptions {
  /** The first order's id: far from those of earlier runs, of which the target may know. */
  firstOrder: number
  /** Milliseconds since 1970. */
  now: () => number
  storeCode: string
  hooksToken: string | null
}

export function createOrders({ firstOrder, now, storeCode, hooksToken }: OrdersOptions): Orders {
  let nextId = firstOrder
  let lastStamp = 0

  function newId(): number {
    nextId += 1
    return nextId - 1
  }

  function stamp(): number {
    lastStamp = Math.max(now(), lastStamp + 1)
    return lastStamp
  }

  const deliveryOf: Orders['deliveryOf'] = (body, { event, triggeredAt = stamp() }) =>
    hookRequest({ event, body, triggeredAt, storeCode, hooksToken })

  return {
    newId,
    stamp,
    deliveryOf,
    delivery: ({ fixture, orderId = newId(), ...facts }) => deliveryOf(fixtureBody(fixture, orderId), facts),
  }
}
