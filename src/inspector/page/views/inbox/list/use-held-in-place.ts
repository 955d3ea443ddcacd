import { useLayoutEffect, useRef } from 'preact/hooks'
import type { InboxList } from './inbox-list.ts'
import type { Geometry } from './window.ts'

interface Held {
  list: InboxList
  geometry: Geometry
  scrollTo: (scrollTop: number) => void
}

/** When rows come or go above what is being read, the list is scrolled by as much, so that nothing moves. */
export function useHeldInPlace({ list, geometry, scrollTo }: Held): void {
  const held = useRef({ list, id: '', index: 0 })
  const { scrollTop, rowHeight } = geometry
  const { rows } = list.source
  useLayoutEffect(() => {
    const { id, index } = held.current
    // At the top the new ones are to be seen.
    if (held.current.list !== list || id === '' || scrollTop < 2) return
    const now = rows.indexOf(id)
    if (now >= 0 && now !== index) scrollTo(scrollTop + (now - index) * rowHeight)
  }, [list, list.version.value])
  useLayoutEffect(() => {
    const index = Math.ceil(scrollTop / rowHeight)
    held.current = { list, index, id: rows.at(index)?.id ?? '' }
  })
}
