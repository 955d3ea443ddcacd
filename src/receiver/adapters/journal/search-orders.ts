import type { KnownOrder, KnownOrderPage } from '../../inbox.ts'
import type { InboxIndex } from './inbox-index.ts'
import { isNewestOfItsOrder, knownOrder } from './order-chain.ts'
import { createPace } from './pace.ts'

/** Rows passed for one page: orders that were written again since are found further on. */
const rowsAPage = 100_000

/** Orders by their newest entries, from the number before `from` on. */
export async function searchOrders(
  index: InboxIndex,
  idOf: (no: number) => string,
  { limit, from }: { limit: number; from: number },
): Promise<KnownOrderPage> {
  const { table } = index
  const pace = createPace()
  const orders: KnownOrder[] = []
  let no = table.previous(from - 1)
  for (let rows = 0; no > 0 && rows < rowsAPage && orders.length < limit; rows++) {
    const order = isNewestOfItsOrder(index, no) && knownOrder(index, no, idOf)
    if (order) orders.push(order)
    const turn = pace.after(order ? order.entries.length : 1)
    if (turn) await turn
    no = table.previous(no - 1)
  }
  return { orders, next: no > 0 ? idOf(no + 1) : null }
}
