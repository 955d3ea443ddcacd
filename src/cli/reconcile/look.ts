import { type Order, parseTime, validateBody } from '../../contract/index.ts'
import { type Known, type Missed, missedOf } from '../../receiver/index.ts'
import type { VendorApi } from '../vendor-api/client.ts'
import { type ListedOrder, lastChangeOf } from '../vendor-api/orders.ts'
import type { InboxOfReceiver } from './inbox-of-receiver.ts'

/** An order that the inbox is to take in. */
export interface MissedOrder extends Missed {
  orderId: number
  /** In the inbox; null for an order that it does not know. */
  known: Known['state'] | null
}

/**
 * `older`: nothing of it changed since the moment asked for, as far as the store tells, and the inbox knows it in
 * the same state or not at all. `unread`: it bears no number, or is off schema while the inbox knows the order already, so that the two cannot be compared.
 */
export type Look = { kind: 'same' | 'ahead' | 'older' | 'unread' } | { kind: 'missed'; order: MissedOrder }

export interface Looking {
  api: VendorApi
  inbox: InboxOfReceiver
  storeCode: string
  /** Milliseconds since 1970. */
  since: number
}

/** Holds an order of the store's list against the inbox. */
export async function look(listed: ListedOrder, looking: Looking): Promise<Look> {
  const { id: orderId } = listed
  if (!Number.isSafeInteger(orderId)) return { kind: 'unread' }
  const known = await looking.inbox.known(orderId as number, looking.storeCode)
  const valid = validateBody({ order: listed })
  const missed = valid.ok ? missedOf(valid.body.order, known) : offSchema(known)
  if (missed === 'unread') return { kind: 'unread' }
  const { kind } = missed
  if (kind === 'same' || kind === 'ahead') return { kind }
  // A state that is further on speaks for itself. Fields alone do not: the API may write an order otherwise than
  // its hooks do, and then every order there is would seem changed.
  if (kind !== 'behind' && !(await isSince(listed as Partial<Order>, orderId as number, looking))) {
    return { kind: 'older' }
  }
  return {
    kind: 'missed',
    order: { ...missed, orderId: orderId as number, known: known?.state ?? null },
  }
}

/** Taken in all the same, the receiver keeps it in quarantine, where it is seen. */
function offSchema(known: Known | null): Missed | 'unread' {
  return known ? 'unread' : { kind: 'unknown', state: 'unknown', event: 'order_updated' }
}

/** An order bears the times of its creation and payment; of all else its history alone tells. */
async function isSince(order: Partial<Order>, id: number, { api, since }: Looking): Promise<boolean> {
  const borne = [order.created_at, order.completed_at].map((time) =>
    typeof time === 'string' ? parseTime(time) : undefined,
  )
  if (borne.some((time) => time !== undefined && time >= since)) return true
  const changed = await lastChangeOf(api, id)
  return changed !== undefined && changed >= since
}
