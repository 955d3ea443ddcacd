import { Pool } from 'undici'
import { percentile } from './figures.ts'
import { entriesAnOrder, firstOrder, storeOfFilled } from './filled.ts'

/** Milliseconds until what was asked for was there, on the way and back included. */
export interface PageTime {
  p50: number
  p99: number
}

export interface PageTimes {
  newest50: PageTime
  byOrder: PageTime
  byOrderOfAnyStore: PageTime
  order: PageTime
}

/** The path of an ask, and how many entries it is to find. */
interface Ask {
  path: string
  finds: number
}

const asks = 200
const unmeasured = 20
/** Of a search that has to go on from page to page. */
const pagesAtMost = 100

/** Asks a receiver over filled entries for pages, one after the other. */
export async function timePages(url: string, entries: number): Promise<PageTimes> {
  const pool = new Pool(url, { connections: 1 })
  const orders = Math.floor(entries / entriesAnOrder)
  // Spread over all there are, from the oldest on.
  const orderAt = (ask: number) => firstOrder + Math.floor((ask * orders) / (asks + unmeasured))
  const finds = Math.min(orders, 1) * entriesAnOrder
  const search = (terms: string) => ({ path: `/api/entries?limit=50&q=${encodeURIComponent(terms)}`, finds })
  try {
    return {
      newest50: await time(pool, () => ({ path: '/api/entries?limit=50', finds: Math.min(entries, 50) })),
      byOrder: await time(pool, (ask) => search(`order:${orderAt(ask)} store:${storeOfFilled}`)),
      byOrderOfAnyStore: await time(pool, (ask) => search(`order:${orderAt(ask)}`)),
      order: await time(pool, (ask) => ({ path: `/api/orders/${orderAt(ask)}`, finds })),
    }
  } finally {
    await pool.close()
  }
}

async function time(pool: Pool, askOf: (ask: number) => Ask): Promise<PageTime> {
  const taken: number[] = []
  for (let ask = 0; ask < asks + unmeasured; ask += 1) {
    const began = performance.now()
    await find(pool, askOf(ask))
    if (ask >= unmeasured) taken.push(performance.now() - began)
  }
  return { p50: percentile(taken, 50), p99: percentile(taken, 99) }
}

/** Follows the pages until all is found: a search that gives up on the way is not quick. */
async function find(pool: Pool, { path, finds }: Ask): Promise<void> {
  let found = 0
  let next: string | null = ''
  for (let page = 0; page < pagesAtMost && next !== null && (found < finds || page === 0); page += 1) {
    const { body } = await pool.request({ path: next ? `${path}&before=${next}` : path, method: 'GET' })
    const told = (await body.json()) as { entries?: unknown[]; next?: string | null }
    found += told.entries?.length ?? 0
    next = told.next ?? null
  }
  if (found < finds) throw new Error(`${path} found ${found} entries instead of ${finds}`)
}
