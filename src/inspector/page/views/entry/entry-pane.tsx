import { useEffect } from 'preact/hooks'
import { onEntries } from '../../live.ts'
import { useLoaded } from '../../loaded.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { type WholeEntry, wholeEntry } from './entry-body.ts'
import { EntryTabs } from './entry-tabs.tsx'
import { EntryActions } from './head/entry-actions.tsx'
import { EntryHead } from './head/entry-head.tsx'
import './entry.css'

/** One entry, whole: what came, what the receiver made of it, and what can be done with it. */
export function EntryPane({ id }: { id: string }) {
  const { loaded, again } = useLoaded(() => wholeEntry(id), [id])

  useEffect(
    () =>
      onEntries((kind, entry) => {
        if (kind !== 'changed' || entry.id !== id) return
        const now = loaded.peek()
        // What is on its way may be from before the change, and what is shown until then is another entry's.
        if (now.state !== 'ready' || now.value?.entry.id !== id) return again()
        // Its request never changes: what is told anew is the rest.
        loaded.value = { state: 'ready', value: { ...now.value, entry: { ...now.value.entry, ...entry } } }
      }),
    [id],
  )

  return (
    <article class="entry" aria-label="Entry">
      <LoadedView loaded={loaded} again={again}>
        {(whole) => (whole ? <Whole key={whole.entry.id} whole={whole} /> : <Unknown id={id} />)}
      </LoadedView>
    </article>
  )
}

function Whole({ whole }: { whole: WholeEntry }) {
  return (
    <>
      <EntryHead entry={whole.entry} />
      <EntryActions entry={whole.entry} />
      <EntryTabs whole={whole} />
    </>
  )
}

function Unknown({ id }: { id: string }) {
  return (
    <div class="empty">
      <h1>There is no entry {id}</h1>
      <p>The inbox may have let it go to keep within its limits, or it is of another data folder.</p>
      <a class="button" href="/">
        Go to the inbox
      </a>
    </div>
  )
}
