import type { NewOrder, OrderRecord, OrderStep, Store } from '../store/index.ts'
import { allowed } from './refused-by-store.ts'

/**
 * An order in the making. Each step raises its event and Order Updated; awaiting it answers the order as it then
 * stands, and rejects with `RefusedByStore` when a step was not legal. Steps begin at once and in their order.
 */
export interface StoreOrder extends PromiseLike<OrderRecord> {
  pay(): StoreOrder
  ship(): StoreOrder
  cancel(): StoreOrder
}

export function storeOrder({ orders }: Pick<Store, 'orders'>, order: NewOrder = {}): StoreOrder {
  return inTheMaking(orders.create(order).then(allowed))

  function inTheMaking(made: Promise<OrderRecord>): StoreOrder {
    // Told to whoever awaits the last step; the steps before it are not awaited by anybody.
    made.catch(() => {})
    const after = (step: Exclude<OrderStep, 'create'>) => () =>
      inTheMaking(made.then(async ({ id }) => allowed(await orders.step(id, step))))
    return {
      pay: after('pay'),
      ship: after('ship'),
      cancel: after('cancel'),
      // biome-ignore lint/suspicious/noThenProperty: awaiting the chain is what it is for
      then: (fulfilled, rejected) => made.then(fulfilled, rejected),
    }
  }
}
