import type { Target } from '../target.ts'
import type { HookRequest } from '../wire/hook-request.ts'

/** A delivery as sound as can be: what scenarios repeat, forge, or send over an odd connection. */
export function genuineDelivery({ orders, soundEvent }: Pick<Target, 'orders' | 'soundEvent'>): HookRequest {
  return orders.delivery({ fixture: 'order_paid/today', event: soundEvent ?? 'order_paid' })
}
