import { receiver } from '../../api.ts'
import { inTurns } from './load-order.ts'
import type { RowOrder } from './order-row.tsx'

/** ISO 8601 of when an entry was received, which never changes, by its id. */
const receivedAt = new Map<string, string>()

/** A page of orders, each with the time of its newest entry. */
export async function loadOrders(page: {
  limit: number
  before?: string | undefined
}): Promise<{ orders: RowOrder[]; next: string | null }> {
  const { orders, next } = await receiver.orders(page)
  return {
    orders: await inTurns(orders, async (order) => ({ ...order, latestAt: await timeOf(order.entries[0]) })),
    next,
  }
}

async function timeOf(id: string | undefined): Promise<string | null> {
  if (id === undefined) return null
  const known = receivedAt.get(id) ?? (await receiver.entry(id).catch(() => undefined))?.receivedAt
  if (known !== undefined) receivedAt.set(id, known)
  return known ?? null
}
