import { CannotStart } from '../exit.ts'
import type { VendorApi } from './client.ts'

/** As many as the API gives at once. */
const pageSize = 100

/**
 * The pages of a list, until one is empty: a store may give fewer a page than it was asked for. One that brings
 * nothing new ends it too, so that a server which knows no pages is not read for ever.
 */
export async function* pagesOf<T>(
  api: VendorApi,
  path: string,
  idOf: (item: T) => unknown,
): AsyncGenerator<T[]> {
  const seen = new Set<unknown>()
  for (let page = 1; ; page += 1) {
    const list = await api.call<T[]>('GET', `${path}?limit=${pageSize}&page=${page}`)
    if (!Array.isArray(list)) throw new CannotStart(`${api.url}${path} is no list: check --api.`)
    const fresh = list.filter((item) => !seen.has(idOf(item)))
    if (fresh.length === 0) return
    for (const item of fresh) seen.add(idOf(item))
    yield fresh
  }
}
