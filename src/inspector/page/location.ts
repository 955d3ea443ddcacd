import { computed, signal } from '@preact/signals'
import { type Place, placeOf } from './places.ts'

interface Address {
  path: string
  /** What follows `?`, read and written by the views: the filter, the open tab. */
  query: URLSearchParams
  /** What follows `#`, decoded: the JSON Pointer of the selected node. */
  pointer: string
}

const address = signal<Address>(read())

export const place = computed<Place>(() => placeOf(address.value.path))
export const pointer = computed(() => address.value.pointer)

/** A parameter of the address; the empty text when it is not there. */
export function param(name: string): string {
  return address.value.query.get(name) ?? ''
}

/** Goes to an address of this page. `replace` leaves no step behind for Back. */
export function go(href: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', href)
  else history.pushState(null, '', href)
  address.value = read()
}

/** The present address with some of its parameters changed; an empty text takes one out. */
export function hrefWith(changes: Record<string, string>): string {
  const changed = new URLSearchParams(address.value.query)
  for (const [name, value] of Object.entries(changes)) {
    if (value) changed.set(name, value)
    else changed.delete(name)
  }
  const text = changed.toString()
  return `${address.value.path}${text ? `?${text}` : ''}`
}

/** Links of this page change the address without loading it anew; all others are left to the browser. */
export function followLinks(root: Document): void {
  root.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = (event.target as Element | null)?.closest?.('a[href]')
    if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download')) return
    if (link.origin !== location.origin || /^\/(api|inspector|store\/kit)\//.test(link.pathname)) return
    event.preventDefault()
    go(`${link.pathname}${link.search}${link.hash}`)
  })
  addEventListener('popstate', () => {
    address.value = read()
  })
}

function read(): Address {
  return {
    path: location.pathname,
    query: new URLSearchParams(location.search),
    pointer: decoded(location.hash.slice(1)),
  }
}

function decoded(hash: string): string {
  try {
    return decodeURI(hash)
  } catch {
    return hash
  }
}
