import type { Pool } from 'pg'
import type { KnownOrder, KnownOrderPage } from '../../inbox.ts'
import { createAsk } from './ask.ts'
import { keptText } from './kept-text.ts'
import type { Names } from './names.ts'

/** Orders as their entries tell of them: nothing else is kept about an order. */
export interface Orders {
  order(orderId: number, storeCode: string | undefined): Promise<KnownOrder | undefined>
  orders(page: { limit: number; below: number | undefined }): Promise<KnownOrderPage>
}

interface OrderRow {
  no: string
  store_code: string
  order_id: string
  latest: string
  entries: string[]
}

const entriesKept = 1_000

export function createOrders(
  { schema }: Names,
  pool: () => Pool,
  idOf: (no: number | string) => string,
): Orders {
  const ask = createAsk(pool)
  // An order stands where its newest entry does, and is known once one of them was accepted.
  const select = (condition: string) => `
    select e.no, e.store_code, e.order_id, latest.no as latest, array(
      select a.no from ${schema}.entries a
      where a.order_id = e.order_id and a.store_code = e.store_code order by a.no desc limit ${entriesKept}
    ) as entries
    from ${schema}.entries e
    cross join lateral (
      select n.no from ${schema}.entries n
      where n.order_id = e.order_id and n.store_code = e.store_code order by n.no desc limit 1
    ) newest
    cross join lateral (
      select l.no from ${schema}.entries l
      where l.order_id = e.order_id and l.store_code = e.store_code
        and l.order_state is not null and not l.stale
      order by l.no desc limit 1
    ) latest
    where newest.no = e.no and ${condition} order by e.no desc limit $1`

  function orderOf(row: OrderRow): KnownOrder {
    return {
      storeCode: row.store_code || null,
      orderId: Number(row.order_id),
      latest: idOf(row.latest),
      entries: row.entries.map(idOf),
    }
  }

  return {
    async order(orderId, storeCode) {
      const rows = await ask<OrderRow>(
        // The newest of those that are known: a store of which nothing was accepted hides none of another's.
        select('e.order_id = $2 and ($3::text is null or e.store_code = $3)'),
        [1, orderId, storeCode === undefined ? null : keptText(storeCode)],
      )
      return rows[0] && orderOf(rows[0])
    },

    async orders({ limit, below }) {
      const rows = await ask<OrderRow>(
        select('e.order_id is not null and ($2::bigint is null or e.no < $2)'),
        [limit + 1, below ?? null],
      )
      const orders = rows.slice(0, limit).map(orderOf)
      const last = rows[limit - 1]
      return { orders, next: rows.length > limit && last ? idOf(last.no) : null }
    },
  }
}
