import type { Exchange } from '../exchange.ts'
import type { Target } from '../target.ts'
import type { HookRequest } from '../wire/hook-request.ts'

/** What `order_paid/today` says, and what is put there for the body in between. */
const note = 'Ring twice'
const otherNote = 'Ring thrice'

export interface ThereAndBack {
  orderId: number
  sent: [Exchange, Exchange, Exchange]
}

/** Body A, body B, and body A again, each with a later stamp than the one before. */
export async function sendThereAndBack({ orders, soundEvent, send }: Target): Promise<ThereAndBack> {
  const orderId = orders.newId()
  const delivery = () => orders.delivery({ fixture: 'order_paid/today', event: soundEvent, orderId })
  const changed = (): HookRequest => {
    const body = Buffer.from(delivery().body).toString('latin1').replace(note, otherNote)
    return orders.deliveryOf(Buffer.from(body, 'latin1'), { event: soundEvent })
  }
  const first = await send(delivery())
  const between = await send(changed())
  return { orderId, sent: [first, between, await send(delivery())] }
}
