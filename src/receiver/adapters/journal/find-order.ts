import type { KnownOrder } from '../../inbox.ts'
import type { InboxIndex } from './inbox-index.ts'
import { knownOrder } from './order-chain.ts'
import { createPace } from './pace.ts'

/** The newest entries of the orders of this number, one a store, newest first. */
export async function newestInEachStore(index: InboxIndex, orderId: number): Promise<Uint32Array> {
  const pace = createPace()
  const found: number[] = []
  for (const store of index.names()) {
    const turn = pace.after()
    if (turn) await turn
    const no = index.newestOfOrder(store, orderId)
    if (no > 0) found.push(no)
  }
  return Uint32Array.from(found).sort().reverse()
}

/** An order of one store, or of whichever wrote it last. */
export async function findOrder(
  index: InboxIndex,
  { orderId, storeCode }: { orderId: number; storeCode: string | undefined },
  idOf: (no: number) => string,
): Promise<KnownOrder | undefined> {
  if (storeCode !== undefined) return knownOrder(index, index.newestOfOrder(storeCode, orderId), idOf)
  const pace = createPace()
  // A store of which nothing was accepted knows no such order, and hides none of another's.
  for (const no of await newestInEachStore(index, orderId)) {
    const turn = pace.after()
    if (turn) await turn
    const known = knownOrder(index, no, idOf)
    if (known) return known
  }
  return undefined
}
