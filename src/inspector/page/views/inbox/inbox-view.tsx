import { useEffect, useMemo, useRef } from 'preact/hooks'
import { useCommands } from '../../keys.ts'
import { isLive, onEntries } from '../../live.ts'
import { go, hrefWith, param, place } from '../../location.ts'
import { copy } from '../../parts/copy-button.tsx'
import { later } from '../../parts/later.tsx'
import { hrefOf } from '../../places.ts'
import { say } from '../../toasts.ts'
import './inbox.css'
import './filter/filter.css'
import { InboxState } from './inbox-state.ts'
import { Cursor } from './list/cursor.ts'
import type { DrawnList } from './list/entry-list.tsx'
import { ListPane } from './list-pane.tsx'
import { NoEntryOpen } from './no-entry-open.tsx'
import { useUnreadTitle } from './unread-title.ts'

const EntryPane = later<{ id: string }>(() =>
  import('../entry/entry-pane.tsx').then(({ EntryPane: Pane }) => Pane),
)

/** Moving over many entries opens the one where it rests. */
const restMilliseconds = 120

/** The inbox: its list, and beside it the entry that is open. */
export function InboxView() {
  const now = place.value
  const openId = now.kind === 'entry' ? now.id : ''
  const q = param('q')
  const state = useMemo(() => new InboxState(), [])
  const drawn = useRef<DrawnList | null>(null)
  const back = useRef<HTMLAnchorElement>(null)
  const opening = useRef<ReturnType<typeof setTimeout>>(undefined)
  const cursor = useMemo(
    () =>
      new Cursor({
        rows: () => state.list.peek()?.source.rows ?? noRows,
        reveal: (index) => drawn.current?.reveal(index),
        moved(id) {
          clearTimeout(opening.current)
          const from = place.peek()
          if (from.kind !== 'entry') return
          opening.current = setTimeout(() => {
            opening.current = undefined
            if (place.peek() === from) go(entryHref(id), { replace: true })
          }, restMilliseconds)
        },
      }),
    [],
  )
  useUnreadTitle()
  useEffect(() => {
    const stop = onEntries((kind, entry) => {
      for (const list of [state.list.peek(), state.coming.peek()]) {
        if (kind === 'added') list?.onAdded(entry)
        else list?.onChanged(entry)
      }
    })
    return () => {
      stop()
      state.close()
      clearTimeout(opening.current)
    }
  }, [])
  useEffect(() => void state.openFilter(q), [q])
  useEffect(() => {
    if (!isLive.value) return
    state.list.peek()?.catchUp()
    if (state.fault.peek()) void state.openFilter(param('q'))
  }, [isLive.value])
  useEffect(() => {
    if (openId === '') return
    // Who has moved on meanwhile opens another one in a moment.
    if (opening.current === undefined) cursor.select(openId)
    // On a phone the list is gone now, and the focus with it.
    if (back.current?.offsetParent) back.current.focus()
  }, [openId])
  useCommands([
    ...commandsOf({ state, cursor, drawn: () => drawn.current }),
    ...(openId ? [{ keys: 'u', label: 'Back to the list', group: 'Inbox', run: () => go(listHref()) }] : []),
  ])
  return (
    <div class={`split inbox${openId ? ' opened' : ''}`}>
      <ListPane state={state} cursor={cursor} drawn={drawn} openId={openId} q={q} hrefOfEntry={entryHref} />
      <div class="inbox-side">
        {openId ? (
          <>
            <a class="button plain small inbox-back" href={listHref()} ref={back}>
              ‹ Back to the list
            </a>
            <EntryPane id={openId} />
          </>
        ) : (
          <NoEntryOpen />
        )}
      </div>
    </div>
  )
}

const noRows = { length: 0, newest: 0, at: () => undefined, indexOf: () => -1, update() {}, prepend() {} }

/** An entry under the same filter and with the same tab as what is open now. */
function entryHref(id: string): string {
  return withKept(hrefOf.entry(id), ['q', 'tab'])
}

function listHref(): string {
  return withKept('/', ['q'])
}

function withKept(path: string, names: readonly string[]): string {
  const kept = new URLSearchParams()
  for (const name of names) if (param(name)) kept.set(name, param(name))
  const text = kept.toString()
  return text ? `${path}?${text}` : path
}

interface Hands {
  state: InboxState
  cursor: Cursor
  drawn: () => DrawnList | null
}

function commandsOf({ state, cursor, drawn }: Hands) {
  const group = 'Inbox'
  const move = (step: number) => {
    cursor.moveBy(step, drawn()?.firstInView() ?? 0)
    // The focus of somebody who reads the entry stays there.
    if (!document.activeElement?.closest('.inbox-side')) drawn()?.focus()
  }
  const withSelected = (what: (id: string) => void) => () => {
    const id = cursor.selected.peek()
    if (id) what(id)
    else say('No entry is selected: j selects the first one.')
  }
  return [
    { keys: 'j', label: 'Next entry', group, repeats: true, run: () => move(1) },
    { keys: 'k', label: 'Entry before', group, repeats: true, run: () => move(-1) },
    { keys: 'p', label: 'Pause or go on', group, run: () => state.togglePause() },
    { keys: 'x', label: 'Choose for export', group, run: withSelected((id) => state.toggleChosen(id)) },
    { keys: 'd', label: 'Mark, and compare with the next marked', group, run: withSelected(compare(state)) },
    {
      keys: 'c',
      label: "Copy the entry's address",
      group,
      run: withSelected((id) => void copy(`${location.origin}${hrefOf.entry(id)}`, 'Copy address')),
    },
    {
      keys: 'g a',
      label: 'All entries: clear the filter',
      group,
      run: () => go(hrefWith({ q: '' })),
    },
    { keys: 'g r', label: 'Go to the refused requests', group, run: () => go('/refused') },
  ]
}

function compare(state: InboxState) {
  return (id: string) => {
    const first = state.diffFrom.peek()
    if (first === '' || first === id) state.diffFrom.value = first === id ? '' : id
    else go(hrefOf.diff(first, id))
  }
}
