import { useSignal, useSignalEffect } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { wordsIn } from '../filter/filter-text.ts'
import type { InboxState } from '../inbox-state.ts'
import { EntryRow, rowId, WaitingRow } from '../row/entry-row.tsx'
import { RowAttempts } from '../row/row-attempts.ts'
import { RowSummaries } from '../row/row-summaries.ts'
import type { Cursor } from './cursor.ts'
import type { InboxList } from './inbox-list.ts'
import { remInPixels, useHeightOf } from './use-geometry.ts'
import { useHeldInPlace } from './use-held-in-place.ts'
import { canvasHeight, type Geometry, rowsAPage, scrollTopFor, windowOf } from './window.ts'

/** What the keys need of the list as it is drawn. */
export interface DrawnList {
  focus(): void
  reveal(index: number): void
  firstInView(): number
  toTop(): void
}

interface EntryListProps {
  list: InboxList
  state: InboxState
  cursor: Cursor
  drawn: RefObject<DrawnList | null>
  openId: string
  hrefOfEntry: (id: string) => string
  onOpen: (id: string) => void
}

const rowRems = { plain: 3.25, withHit: 4.5 }
const restMilliseconds = 80

/** The entries as a grid of which only what is in view is drawn; the focus stays on it and points at a row. */
export function EntryList({ list, state, cursor, drawn, openId, hrefOfEntry, onOpen }: EntryListProps) {
  const box = useRef<HTMLDivElement>(null)
  const scrollTop = useSignal(0)
  const viewHeight = useHeightOf(box)
  const summaries = useMemo(() => new RowSummaries(), [])
  const attempts = useMemo(() => new RowAttempts(), [])
  const words = useMemo(() => wordsIn(list.q), [list])
  const searched = words.length > 0 ? list.q : ''
  // Browsers scroll by whole pixels.
  const rowHeight = Math.round((words.length > 0 ? rowRems.withHit : rowRems.plain) * remInPixels())
  const { rows, isWhole } = readOf(list)
  const geometry: Geometry = {
    rows: rows.length,
    rowHeight,
    viewHeight: viewHeight.value,
    scrollTop: Math.min(
      scrollTop.value,
      Math.max(0, canvasHeight({ rows: rows.length, rowHeight }) - viewHeight.value),
    ),
  }
  const { first, beyond, top } = windowOf(geometry)
  const selectedAt = cursor.index

  const scrollTo = (to: number) => {
    if (!box.current) return
    box.current.scrollTop = to
    scrollTop.value = box.current.scrollTop
  }
  drawn.current = {
    focus: () => box.current?.focus({ preventScroll: true }),
    reveal: (index) => scrollTo(scrollTopFor(index, { ...geometry, rows: list.source.rows.length })),
    firstInView: () => Math.ceil(geometry.scrollTop / rowHeight),
    toTop: () => scrollTo(0),
  }

  useLayoutEffect(() => scrollTo(0), [list])
  useHeldInPlace({ list, geometry, scrollTo })
  useEffect(() => attempts.follow(), [])
  useEffect(() => list.setAtTop(geometry.scrollTop < 2), [list, geometry.scrollTop < 2])
  useEffect(() => list.show(first, beyond), [list, first, beyond, rows])
  useSignalEffect(() => {
    list.version.value
    cursor.settle()
  })
  useEffect(() => {
    const rest = setTimeout(() => {
      const shown = drawnEntries(list, first, beyond)
      void summaries.ask(
        shown.map(({ id }) => id),
        searched,
      )
      attempts.ask(shown)
    }, restMilliseconds)
    return () => clearTimeout(rest)
  }, [list, first, beyond, list.version.value, attempts.version.value, searched])
  summaries.version.value

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = rowsAPage(geometry)
    const moves: Record<string, () => void> = {
      ArrowDown: () => cursor.moveBy(1, drawn.current?.firstInView() ?? 0),
      ArrowUp: () => cursor.moveBy(-1, drawn.current?.firstInView() ?? 0),
      PageDown: () => cursor.moveBy(page, page),
      PageUp: () => cursor.moveBy(-page, 0),
      Home: () => cursor.moveTo(0),
      End: () => cursor.moveTo(rows.length - 1),
      Enter: () => cursor.selected.value && onOpen(cursor.selected.value),
      ' ': () => cursor.selected.value && state.toggleChosen(cursor.selected.value),
    }
    const move = moves[event.key]
    if (!move || (event.target as Element).matches('input')) return
    event.preventDefault()
    move()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table of which only some rows are there cannot be scrolled as one
    <div
      ref={box}
      class={`inbox-list${words.length > 0 ? ' with-hits' : ''}`}
      role="grid"
      style={{ '--inbox-row': `${rowHeight}px` }}
      tabIndex={0}
      aria-label="Entries, newest first"
      aria-rowcount={isWhole ? rows.length : -1}
      aria-multiselectable={false}
      aria-activedescendant={
        selectedAt >= first && selectedAt < beyond && cursor.selected.value !== ''
          ? rowId(cursor.selected.value)
          : undefined
      }
      onScroll={(event) => {
        scrollTop.value = event.currentTarget.scrollTop
      }}
      onKeyDown={onKeyDown}
      onFocusIn={(event) => {
        // A link that scrolls out of view would take the focus with it.
        if ((event.target as Element).matches('a')) drawn.current?.focus()
      }}
    >
      <div
        class="inbox-canvas"
        role="presentation"
        style={{ height: `${canvasHeight({ rows: rows.length, rowHeight })}px` }}
      >
        <div role="presentation" class="inbox-window" style={{ transform: `translateY(${top}px)` }}>
          {Array.from({ length: beyond - first }, (_, at) => {
            const index = first + at
            const entry = rows.at(index)
            if (!entry) return <WaitingRow key={`at ${index}`} index={index} />
            return (
              <EntryRow
                key={entry.id}
                entry={entry}
                index={index}
                href={hrefOfEntry(entry.id)}
                summary={summaries.get(entry.id, searched)}
                attempt={attempts.get(entry)}
                words={words}
                isSelected={cursor.selected.value === entry.id}
                isOpen={openId === entry.id}
                isChosen={state.chosen.value.includes(entry.id)}
                isMarkedForDiff={state.diffFrom.value === entry.id}
                onChoose={() => state.toggleChosen(entry.id)}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** The rows as they are at this version of the list. */
function readOf(list: InboxList) {
  list.version.value
  return list.source
}

function drawnEntries(list: InboxList, first: number, beyond: number) {
  return Array.from({ length: beyond - first }, (_, at) => list.source.rows.at(first + at)).filter(
    (entry) => entry !== undefined,
  )
}
