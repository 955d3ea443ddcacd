import { orderPages } from '../vendor-api/orders.ts'
import { type Look, type Looking, look, type MissedOrder } from './look.ts'

export interface Findings {
  /** Orders of the store that were looked at. */
  read: number
  same: number
  ahead: number
  older: number
  unread: number
  /** By number, so that what came first is handled first. */
  missed: MissedOrder[]
  /** Whether every order of the store was looked at. */
  complete: boolean
}

export interface FindOptions extends Looking {
  /** Orders to look at, at most. */
  most: number
  /** Called after each page with the orders looked at so far. */
  onPage: (read: number) => void
}

/** Orders looked at together: enough to hide the way to the receiver, few enough for the API's limit. */
const atOnce = 8

/** Reads the store's orders and tells which the inbox missed. */
export async function findMissed({ most, onPage, ...looking }: FindOptions): Promise<Findings> {
  const found: Findings = { read: 0, same: 0, ahead: 0, older: 0, unread: 0, missed: [], complete: true }
  for await (const page of orderPages(looking.api)) {
    const wanted = page.slice(0, most - found.read)
    for (let at = 0; at < wanted.length; at += atOnce) {
      const looks = await Promise.all(wanted.slice(at, at + atOnce).map((order) => look(order, looking)))
      for (const one of looks) count(found, one)
    }
    onPage(found.read)
    if (wanted.length < page.length) {
      found.complete = false
      break
    }
  }
  found.missed.sort((one, other) => one.orderId - other.orderId)
  return found
}

function count(found: Findings, one: Look): void {
  found.read += 1
  if (one.kind === 'missed') found.missed.push(one.order)
  else found[one.kind] += 1
}
