import { type Signal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/** The height of the list's box in CSS pixels, as it changes with the window. */
export function useHeightOf(box: RefObject<HTMLElement | null>): Signal<number> {
  const height = useSignal(600)
  useLayoutEffect(() => {
    if (!box.current) return
    const measure = () => {
      // On a phone an open entry hides the list: what it measured before will be right again.
      if (box.current && box.current.clientHeight > 0) height.value = box.current.clientHeight
    }
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(box.current)
    return () => watch.disconnect()
  }, [])
  return height
}

/** Heights of rows follow the reader's size of text. */
export function remInPixels(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16
}
