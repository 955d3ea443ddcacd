import type { EventName, Order } from '../../contract/index.ts'
import { statusOf } from './status.ts'

/** Where an order stands in its life, over payment and shipping. */
export type OrderState = 'pending_payment' | 'abandoned' | 'paid' | 'shipped' | 'canceled' | 'unknown'

/** How far along its life a state lies; canceled ends it whenever it comes. */
const rank: Record<OrderState, number> = {
  unknown: 0,
  abandoned: 1,
  pending_payment: 1,
  paid: 2,
  shipped: 3,
  canceled: 4,
}

const stateOfEvent: Partial<Record<EventName, OrderState>> = {
  order_created: 'pending_payment',
  order_paid: 'paid',
  order_shipped: 'shipped',
  order_canceled: 'canceled',
}

const shipped = new Set(['requested', 'in_transit', 'delivered', 'pickup_available', 'fulfilled'])

/**
 * The state that a body shows. Enum fields come first, then the status in any language the kit knows, then
 * the event it came with: a body of Order Shipped is at least shipped even where nothing in it says so.
 */
export function orderStateOf(order: Order, event: EventName | null): OrderState {
  const byEvent = (event && stateOfEvent[event]) ?? 'unknown'
  const byBody = stateOfBody(order)
  return rank[byEvent] > rank[byBody] ? byEvent : byBody
}

function stateOfBody(order: Order): OrderState {
  const status = statusOf(order)
  if (status === 'canceled' || status === 'abandoned') return status
  if (shipped.has(order.shipment_status_enum ?? '') || order.fulfillment_status === 'fulfilled')
    return 'shipped'
  return status
}

/** The event that brings an order into a state; the others come with Order Updated alone. */
export function eventOfState(state: OrderState): EventName {
  const events = Object.keys(stateOfEvent) as EventName[]
  return events.find((event) => stateOfEvent[event] === state) ?? 'order_updated'
}

/** When and where in its life a body caught its order. */
export interface Moment {
  /** Milliseconds since 1970; null when the request bore no readable stamp. */
  triggeredAt: number | null
  state: OrderState
}

/**
 * Whether a body tells of an earlier moment than the one already known. Stamps decide where both have one;
 * else the order's life cycle does. Retries can bring an old state days after a newer one.
 */
export function isStale(arrived: Moment, known: Moment): boolean {
  if (
    arrived.triggeredAt !== null &&
    known.triggeredAt !== null &&
    arrived.triggeredAt !== known.triggeredAt
  ) {
    return arrived.triggeredAt < known.triggeredAt
  }
  return rank[arrived.state] < rank[known.state]
}
