/** What the page can show: each place has an address, so that it can be linked to and come back to. */
export type Place =
  | { kind: 'inbox' }
  | { kind: 'entry'; id: string }
  | { kind: 'refused' }
  | { kind: 'orders' }
  | { kind: 'order'; id: number }
  | { kind: 'diff' }
  | { kind: 'store' }
  | { kind: 'delivery'; id: number }
  | { kind: 'mail'; id: number }
  | { kind: 'send' }
  | { kind: 'paste' }
  | { kind: 'drift' }
  | { kind: 'unknown'; path: string }

const fixed: Record<string, Place> = {
  '/': { kind: 'inbox' },
  '/refused': { kind: 'refused' },
  '/orders': { kind: 'orders' },
  '/diff': { kind: 'diff' },
  '/store': { kind: 'store' },
  '/send': { kind: 'send' },
  '/paste': { kind: 'paste' },
  '/drift': { kind: 'drift' },
}

const withId: [RegExp, (id: string) => Place][] = [
  [/^\/e\/(\w+-\d+)$/, (id) => ({ kind: 'entry', id })],
  [/^\/orders\/(\d{1,16})$/, (id) => ({ kind: 'order', id: Number(id) })],
  [/^\/store\/deliveries\/(\d{1,15})$/, (id) => ({ kind: 'delivery', id: Number(id) })],
  [/^\/store\/outbox\/(\d{1,15})$/, (id) => ({ kind: 'mail', id: Number(id) })],
]

export function placeOf(path: string): Place {
  const place = fixed[path]
  if (place) return place
  for (const [form, make] of withId) {
    const id = form.exec(path)?.[1]
    if (id !== undefined) return make(id)
  }
  return { kind: 'unknown', path }
}

/** Addresses, for links. Of an entry: the tab, and the node that is selected in it, as a JSON Pointer. */
export const hrefOf = {
  entry: (id: string, { tab, pointer }: { tab?: string; pointer?: string } = {}) =>
    `/e/${id}${tab ? `?tab=${tab}` : ''}${pointer === undefined ? '' : `#${encodeURI(pointer)}`}`,
  /** The store's code, where it is known: two stores may have orders of one number. */
  order: (id: number, storeCode?: string | null) =>
    `/orders/${id}${storeCode ? `?store=${encodeURIComponent(storeCode)}` : ''}`,
  delivery: (id: number) => `/store/deliveries/${id}`,
  mail: (id: number) => `/store/outbox/${id}`,
  diff: (a: string, b: string) => `/diff?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`,
  send: (entryId: string) => `/send?entry=${entryId}`,
  /** The same with the target at hand, to be changed. */
  sendElsewhere: (entryId: string) => `/send?entry=${entryId}&choose=target`,
}
