import type { Clock } from './clock.ts'
import { chanceOf } from './domain/chance.ts'
import { completeGiven, type GivenOrder } from './domain/given-order.ts'
import { isCurrency } from './domain/money.ts'
import type { OrderRecord } from './domain/order-record.ts'
import { plausibleMarket, plausibleOrder } from './domain/plausible-order.ts'
import { accept, type Result } from './domain/refusals.ts'
import type { Ids } from './ids.ts'

export interface NewOrder {
  /** The same seed draws the same order, but for its id and times. Left out: the store's own seed and the id. */
  seed?: string | number | undefined
  /** ISO 4217. Left out: by chance. */
  currency?: string | undefined
  /** What the order must say; the rest is drawn. Id, times and statuses are always the store's. */
  given?: GivenOrder | undefined
}

/** An order that no step has been taken with and that is not kept, under the id that is next. */
export type DrawOrder = (order: NewOrder) => Result<OrderRecord>

interface Parts {
  clock: Clock
  ids: Ids
  storeCode: string
  seed: string | number
}

export function createDrawOrder({ clock, ids, storeCode, seed }: Parts): DrawOrder {
  return ({ seed: asked, currency, given = {} }) => {
    const id = ids.peek('order')
    const chance = chanceOf(asked ?? `${seed}/${id}`)
    const market = plausibleMarket(chance, isCurrency(given.currency) ? given.currency : currency)
    const plausible = plausibleOrder(chance, market, { id, now: clock.now(), storeCode })
    const order = completeGiven(given, plausible, market)
    if (!order.ok) return order
    return accept({ id, state: 'none', language: market.language, order: order.value, history: [] })
  }
}
