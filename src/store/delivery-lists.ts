import type { Delivery } from './domain/delivery.ts'
import { IdList } from './domain/id-list.ts'
import type { RaisedEvent } from './domain/raised-event.ts'
import type { StoreState } from './ports.ts'

/** The ids of all deliveries, of each order's and of each hook's. */
export interface DeliveryLists {
  add(delivery: Delivery, event: RaisedEvent | undefined): void
  /** The shortest list that holds all of what is asked for; with both, the order's. */
  listFor(asked: { orderId?: number | undefined; hookId?: number | undefined }): IdList
}

const none = new IdList()

export function createDeliveryLists(state: StoreState): DeliveryLists {
  const all = new IdList()
  const byOrder = new Map<number, IdList>()
  const byHook = new Map<number, IdList>()

  function add(delivery: Delivery, event: RaisedEvent | undefined): void {
    all.add(delivery.id)
    addTo(byHook, delivery.hookId, delivery.id)
    const orderId = event?.orderId ?? null
    if (orderId !== null) addTo(byOrder, orderId, delivery.id)
  }

  for (const delivery of state.deliveries.values()) add(delivery, state.events.get(delivery.eventId))

  return {
    add,
    listFor({ orderId, hookId }) {
      if (orderId !== undefined) return byOrder.get(orderId) ?? none
      if (hookId !== undefined) return byHook.get(hookId) ?? none
      return all
    },
  }
}

function addTo(lists: Map<number, IdList>, key: number, id: number): void {
  const list = lists.get(key) ?? new IdList()
  lists.set(key, list)
  list.add(id)
}
