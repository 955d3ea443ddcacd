import { parseTime } from '../../contract/index.ts'
import { CannotStart } from '../exit.ts'
import type { VendorApi } from './client.ts'
import { pagesOf } from './pages.ts'

/** An order of the list, whatever it holds. */
export type ListedOrder = Readonly<Record<string, unknown>>

/** The orders of the store, a page at a time, in whichever order it gives them. */
export async function* orderPages(api: VendorApi): AsyncGenerator<ListedOrder[]> {
  const pages = pagesOf<{ order?: ListedOrder } | null>(api, '/orders.json', (item) => item?.order?.id)
  for await (const page of pages) yield page.map((item) => item?.order ?? {})
}

/** An order as the API wrote it: `{"order": {…}}`, byte for byte. */
export function orderBytes(api: VendorApi, id: number): Promise<Buffer> {
  return api.read(`/orders/${id}.json`)
}

interface HistoryEntry {
  created_at?: string
}

/** When the last line of an order's history was written, in milliseconds since 1970; undefined without one. */
export async function lastChangeOf(api: VendorApi, id: number): Promise<number | undefined> {
  const lines = await api.call<((HistoryEntry & { order_history?: HistoryEntry }) | null)[]>(
    'GET',
    `/orders/${id}/history.json`,
  )
  if (!Array.isArray(lines)) throw new CannotStart(`${api.url} gives no history of order ${id}: check --api.`)
  const times = lines.map((line) => parseTime((line?.order_history ?? line)?.created_at))
  const known = times.filter((time) => time !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}

export interface StoreInfo {
  code: string
  /** Signs the store's hooks; null where the API does not tell it. */
  hooksToken: string | null
}

export async function storeInfo(api: VendorApi): Promise<StoreInfo> {
  const info = await api.call<{ store?: { code?: unknown; hooks_token?: unknown } } | null>(
    'GET',
    '/store/info.json',
  )
  const store = info?.store
  return {
    code: String(store?.code ?? ''),
    hooksToken: typeof store?.hooks_token === 'string' && store.hooks_token ? store.hooks_token : null,
  }
}
