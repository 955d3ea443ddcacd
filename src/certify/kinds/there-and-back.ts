import { changed, fixtureBody } from '../bodies/fixture-body.ts'
import type { Exchange } from '../exchange.ts'
import type { Target } from '../target.ts'

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
  const otherBody = changed(fixtureBody('order_paid/today', orderId), [note, otherNote])
  const first = await send(delivery())
  const between = await send(orders.deliveryOf(otherBody, { event: soundEvent }))
  return { orderId, sent: [first, between, await send(delivery())] }
}
