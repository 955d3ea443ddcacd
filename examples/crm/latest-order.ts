// Once installed: 'jumpseller-webhook-kit/contract' and 'jumpseller-webhook-kit/receiver'.
import { type Order, validateBody } from '../../src/contract/index.ts'
import { type Entry, type Inbox, parseJson } from '../../src/receiver/index.ts'

/**
 * The order as it is known to stand now, whichever entry is at work: an old entry, come late or run again, must
 * not write an old state over a new one.
 */
export async function latestOrder(inbox: Inbox, entry: Entry): Promise<Order> {
  const known = await inbox.order(entry.orderId ?? 0, entry.storeCode ?? undefined)
  const request = await inbox.request(known?.latest ?? entry.id)
  const parsed = request ? parseJson(request.body) : undefined
  const valid = parsed?.ok ? validateBody(parsed.value) : undefined
  if (!valid?.ok) throw new Error('The kept body cannot be read as an order any more')
  return valid.body.order
}
