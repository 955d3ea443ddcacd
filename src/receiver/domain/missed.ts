import type { EventName, Order } from '../../contract/index.ts'
import { type Fields, fieldsOf } from './fields.ts'
import { eventOfState, isStale, type OrderState, orderStateOf } from './order-state.ts'

/** What the inbox knows of an order: its latest state. */
export interface Known {
  state: OrderState
  /** Null where its body cannot be read as an order any more. */
  fields: Fields | null
}

/**
 * How the inbox stands to an order as the store has it now. `unknown`: it has never heard of it. `behind`: the
 * order has gone further in its life. `changed`: the state is the same, what it says is not. `ahead`: the inbox
 * knows a later state, which is not taken back. `same`: nothing was missed.
 */
export interface Missed {
  kind: 'unknown' | 'behind' | 'changed' | 'ahead' | 'same'
  /** In the store, now. */
  state: OrderState
  /** The event to take it in as. What only changed must not be handled as if it had been paid again. */
  event: EventName
}

/** Neither orders nor their list bear a time of change, so the order's life cycle decides, then its fields. */
export function missedOf(order: Order, known: Known | null): Missed {
  const state = orderStateOf(order, null)
  const [store, inbox] = [
    { triggeredAt: null, state },
    { triggeredAt: null, state: known?.state ?? 'unknown' },
  ]
  if (!known) return { kind: 'unknown', state, event: eventOfState(state) }
  if (isStale(inbox, store)) return { kind: 'behind', state, event: eventOfState(state) }
  if (isStale(store, inbox)) return { kind: 'ahead', state, event: 'order_updated' }
  const isSame = JSON.stringify(fieldsOf(order)) === JSON.stringify(known.fields)
  return { kind: isSame ? 'same' : 'changed', state, event: 'order_updated' }
}
