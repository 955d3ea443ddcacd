import { type EventName, validateBody, wireNameOf } from '../../contract/index.ts'
import { missedOf, parseJson } from '../../receiver/index.ts'
import { orderBytes } from '../vendor-api/orders.ts'
import type { InboxOfReceiver, TakenAnswer } from './inbox-of-receiver.ts'
import type { Looking, MissedOrder } from './look.ts'

export interface TakeInOptions extends Pick<Looking, 'api' | 'storeCode'> {
  inbox: InboxOfReceiver
  hooksToken: string | null
  /** Takes all in as this event instead of the one that each order's state tells. */
  as: EventName | undefined
}

export interface TakenIn extends TakenAnswer {
  /** What it was taken in as. */
  event: EventName
}

/**
 * Reads an order's bytes and has the receiver take them in. Looks once more before: meanwhile a hook may have
 * brought it, and it then needs nothing (null).
 */
export async function takeIn(missed: MissedOrder, options: TakeInOptions): Promise<TakenIn | null> {
  const { api, inbox, storeCode, hooksToken } = options
  const body = await orderBytes(api, missed.orderId)
  const known = await inbox.known(missed.orderId, storeCode)
  const parsed = parseJson(body)
  const valid = parsed.ok ? validateBody(parsed.value) : undefined
  const now = valid?.ok ? missedOf(valid.body.order, known) : missed
  if (now.kind === 'same' || now.kind === 'ahead') return null
  const event = options.as ?? now.event
  const answer = await inbox.takeIn({
    wireEvent: wireNameOf(event),
    // An order whose hooks came without the store's code goes on without it: else it would be another order.
    storeCode: known ? known.storeCode : storeCode,
    hooksToken,
    body,
  })
  return { ...answer, event }
}
