import { type EventName, eventOfWireName, type WireEventName } from '../../contract/index.ts'
import type { Exchange } from '../exchange.ts'
import type { Finding } from '../scenario.ts'
import type { Target } from '../target.ts'
import { formId } from './event-form.ts'

/** Milliseconds by which the late one is older. */
const lateBy = 60_000

interface Told {
  fixture: string
  event: WireEventName
}

interface TwoFacts {
  newer: Told
  older: Told
}

export interface LateState {
  orderId: number
  sent: [Exchange, Exchange]
}

/** Of one order first what happened last, and then what happened before it, with its older stamp. */
export async function sendLate({ orders, send }: Target, { newer, older }: TwoFacts): Promise<LateState> {
  const orderId = orders.newId()
  const stamp = orders.stamp()
  const first = await send(orders.delivery({ ...newer, orderId, triggeredAt: stamp }))
  const late = await send(orders.delivery({ ...older, orderId, triggeredAt: stamp - lateBy }))
  return { orderId, sent: [first, late] }
}

export const paidBeforeCreated: TwoFacts = {
  newer: { fixture: 'order_paid/today', event: 'order_paid' },
  older: { fixture: 'order_created/today', event: 'order_pending_payment' },
}

export const canceledBeforeUpdated: TwoFacts = {
  newer: { fixture: 'order_canceled/today', event: 'order_canceled' },
  older: { fixture: 'order_updated/today', event: 'order_updated' },
}

/** Set when the target takes one of the two events not even alone. */
export function blockedByEvents({ soundEvents }: Target, { newer, older }: TwoFacts): Finding | undefined {
  const refused = [newer, older].find(({ event }) => !soundEvents.includes(event))
  if (!refused) return undefined
  return {
    verdict: 'not_judged',
    says: `It builds on ${refused.event}, which is not taken even by itself.`,
    evidence: [],
    goesOn: null,
    blockedBy: formId(eventOfWireName(refused.event) as EventName, 'today'),
  }
}
