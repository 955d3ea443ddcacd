import type { RefObject } from 'preact'
import { useCommands } from '../../keys.ts'
import { go, hrefWith } from '../../location.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { EmptyInbox, NothingFound } from './empty-inbox.tsx'
import { FilterField } from './filter/filter-field.tsx'
import { QuickFilters } from './filter/quick-filters.tsx'
import type { InboxState } from './inbox-state.ts'
import type { Cursor } from './list/cursor.ts'
import { type DrawnList, EntryList } from './list/entry-list.tsx'
import type { InboxList } from './list/inbox-list.ts'
import { ListHead } from './list/list-head.tsx'
import { useRefusedCount } from './refused/refused-count.ts'

interface ListPaneProps {
  state: InboxState
  cursor: Cursor
  drawn: RefObject<DrawnList | null>
  openId: string
  q: string
  hrefOfEntry: (id: string) => string
}

/** The inbox's own half of the view: filter, head, list, and what is done with chosen rows. */
export function ListPane({ state, cursor, drawn, openId, q, hrefOfEntry }: ListPaneProps) {
  const list = state.list.value
  const refused = useRefusedCount()
  const showFresh = () => {
    list?.takeFresh()
    drawn.current?.toTop()
  }
  const fresh = list?.fresh.value ?? ''
  useCommands(fresh ? [{ keys: 'n', label: 'Show the new entries', group: 'Inbox', run: showFresh }] : [])
  return (
    <section class="inbox-pane" aria-label="Inbox">
      <div class="inbox-top">
        <h1 class="visually-hidden">Inbox</h1>
        <FilterField
          q={q}
          fault={state.filterFault.value}
          hasList={list !== undefined}
          onChange={(text) => go(hrefWith({ q: text }), { replace: true })}
          onDone={() => drawn.current?.focus()}
        />
        <QuickFilters q={q} onChange={(text) => go(hrefWith({ q: text }))} />
        <ListHead list={list} state={state} refused={refused} />
      </div>
      <div class="inbox-middle">
        {fresh && (
          <button type="button" class="inbox-fresh button main small" onClick={showFresh}>
            {fresh} new
          </button>
        )}
        <Faults state={state} list={list} q={q} />
        {list === undefined && <NoList state={state} />}
        {list && hasNoRows(list) && <NoRows list={list} />}
        {list && !hasNoRows(list) && (
          <EntryList
            key={list.q}
            list={list}
            state={state}
            cursor={cursor}
            drawn={drawn}
            openId={openId}
            hrefOfEntry={hrefOfEntry}
            onOpen={(id) => go(hrefOfEntry(id))}
          />
        )}
      </div>
      <ChosenBar
        ids={state.chosen.value}
        onClear={() => {
          state.chosen.value = []
        }}
      />
    </section>
  )
}

function hasNoRows(list: InboxList): boolean {
  list.version.value
  return list.source.rows.length === 0
}

/** Before the first list is there, or when the filter that the page was opened with is not understood. */
function NoList({ state }: { state: InboxState }) {
  if (state.fault.value) return null
  if (!state.filterFault.value) return <p class="empty">Loading …</p>
  return (
    <div class="empty">
      <p>Mend the filter to see entries, or do without.</p>
      <button type="button" class="button" onClick={() => go(hrefWith({ q: '' }))}>
        Clear the filter
      </button>
    </div>
  )
}

function NoRows({ list }: { list: InboxList }) {
  list.version.value
  const { isInboxEmpty, isWhole } = list.source
  if (isInboxEmpty) return <EmptyInbox />
  return isWhole ? (
    <NothingFound onClear={() => go(hrefWith({ q: '' }))} />
  ) : (
    <p class="empty">Nothing found yet</p>
  )
}

function Faults({ state, list, q }: { state: InboxState; list: InboxList | undefined; q: string }) {
  const fault = state.fault.value || list?.fault.value
  if (!fault) return null
  const again = () => {
    state.fault.value = ''
    if (list?.q === q) list.tryAgain()
    else void state.openFilter(q)
  }
  return (
    <div class="inbox-faults notice bad" role="alert">
      <span>{fault}</span>
      <button type="button" class="button small" onClick={again}>
        Ask again
      </button>
    </div>
  )
}
