import type { Exchange } from '../exchange.ts'
import type { Target } from '../target.ts'
import { createGate } from '../wire/gate.ts'
import type { HookRequest } from '../wire/hook-request.ts'

const many = 200
/** Some servers take no more connections than so many: the others are not to wait for those. */
const gatePatienceMs = 2_000

export interface ManyAtOnce {
  orderIds: readonly number[]
  sent: [Exchange, ...Exchange[]]
}

/** Each on a connection of its own, and all of them whole at the same moment. */
export async function sendAtOnce(
  send: Target['send'],
  requests: readonly HookRequest[],
): Promise<[Exchange, ...Exchange[]]> {
  const gate = createGate(requests.length, gatePatienceMs)
  const sent = requests.map((request) => send(request, { gate }))
  return (await Promise.all(sent)) as [Exchange, ...Exchange[]]
}

/** As many different orders. */
export async function sendManyAtOnce({ orders, soundEvent, send }: Target): Promise<ManyAtOnce> {
  const orderIds = Array.from({ length: many }, () => orders.newId())
  const requests = orderIds.map((orderId) =>
    orders.delivery({ fixture: 'order_paid/today', event: soundEvent, orderId }),
  )
  return { orderIds, sent: await sendAtOnce(send, requests) }
}
