import type { KnownOrder, KnownOrderPage } from '../../inbox.ts'
import type { InboxIndex } from './inbox-index.ts'
import { isNewestOfItsOrder, knownOrder } from './order-chain.ts'

/** Rows passed for one page: orders that were written again since are found further on. */
const rowsAPage = 100_000

/** Orders by their newest entries, from the number before `from` on. */
export function searchOrders(
  index: InboxIndex,
  idOf: (no: number) => string,
  { limit, from }: { limit: number; from: number },
): KnownOrderPage {
  const orders: KnownOrder[] = []
  const start = Math.min(index.table.last, from - 1)
  const end = Math.max(0, start - rowsAPage)
  let no = start
  for (; no > end && orders.length < limit; no--) {
    const order = isNewestOfItsOrder(index, no) && knownOrder(index, no, idOf)
    if (order) orders.push(order)
  }
  return { orders, next: no > 0 ? idOf(no + 1) : null }
}
