// Once installed: 'jumpseller-webhook-kit/receiver'.
import type { Entry, Inbox } from '../../src/receiver/index.ts'

/**
 * Whether another entry of the same order and event has been dealt with. The inbox is the memory: an event can
 * come again with another body, and is then an entry of its own.
 */
export async function toldBefore(inbox: Inbox, entry: Entry): Promise<boolean> {
  if (entry.orderId === null) return false
  const known = await inbox.order(entry.orderId, entry.storeCode ?? undefined)
  for (const id of known?.entries ?? []) {
    const other = id === entry.id ? undefined : await inbox.entry(id)
    if (other?.event === entry.event && other.handler.state === 'done') return true
  }
  return false
}
