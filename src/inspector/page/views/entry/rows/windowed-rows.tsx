import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

interface WindowedRowsProps {
  /** What they are the rows of, for a screen reader. */
  label: string
  count: number
  render: (index: number) => ComponentChildren
  /** Row to bring into view; each time that it changes. */
  show?: number | undefined
  class?: string
  /** Characters that fit into a row, as the box grows and shrinks. */
  onWidth?: (characters: number) => void
}

/** As in entry.css. */
const rowHeight = 20
const rowsBeyond = 12
/** Browsers draw no box that is higher. */
const highestBox = 15_000_000

/** Rows of one height, of which only those in sight are in the document. */
export function WindowedRows({ label, count, render, show, class: name = '', onWidth }: WindowedRowsProps) {
  const box = useRef<HTMLElement>(null)
  const probe = useRef<HTMLSpanElement>(null)
  const first = useSignal(0)
  const inSight = useSignal(40)
  const height = Math.min(count * rowHeight, highestBox)
  const perPixel = count / Math.max(1, height)

  useEffect(() => {
    const measure = () => {
      if (!box.current || !probe.current) return
      inSight.value = Math.ceil(box.current.clientHeight / rowHeight)
      const character = probe.current.getBoundingClientRect().width / 10
      if (character > 0) onWidth?.(Math.floor(box.current.clientWidth / character))
    }
    const observer = new ResizeObserver(measure)
    if (box.current) observer.observe(box.current)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (show === undefined || !box.current) return
    const above = Math.max(0, show - Math.floor(inSight.peek() / 3))
    box.current.scrollTop = above / perPixel
  }, [show, count])

  const from = Math.max(0, first.value - rowsBeyond)
  const to = Math.min(count, first.value + inSight.value + rowsBeyond)
  const indexes = Array.from({ length: Math.max(0, to - from) }, (_, at) => from + at)
  // Where rows are more than fit into a box, they follow its scrolling instead of standing at their own height.
  const top =
    height < count * rowHeight ? first.value / perPixel - (first.value - from) * rowHeight : from * rowHeight
  return (
    <section
      class={`entry-rows ${name}`}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to get there
      tabIndex={0}
      ref={box}
      onScroll={(event) => {
        first.value = Math.floor(event.currentTarget.scrollTop * perPixel)
      }}
    >
      <span class="entry-probe" aria-hidden="true" ref={probe}>
        0000000000
      </span>
      <div class="entry-rows-all" style={{ height: `${height}px` }}>
        <div class="entry-rows-some" style={{ transform: `translateY(${Math.max(0, top)}px)` }}>
          {indexes.map((index) => (
            <div class="entry-row" key={index}>
              {render(index)}
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}
