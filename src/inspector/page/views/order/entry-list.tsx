import { useSignal } from '@preact/signals'
import type { Entry } from '../../../../receiver/domain/entry.ts'
import type { Fields } from '../../../../receiver/domain/fields.ts'
import { eventLabel } from '../../format.ts'
import { FlagBadges } from '../../parts/flag-badges.tsx'
import { Time } from '../../parts/time.tsx'
import { VerdictBadge } from '../../parts/verdict-badge.tsx'
import { hrefOf } from '../../places.ts'
import { type FieldChange, fieldChanges } from './field-changes.ts'

const entriesAtFirst = 20
const changesShown = 6

interface EntryListProps {
  /** Newest first. */
  entries: readonly Entry[]
  fields: ReadonlyMap<string, Fields | null>
}

/** The order's entries, each with what it changed against the one that arrived before it. */
export function EntryList({ entries, fields }: EntryListProps) {
  const shown = useSignal(entriesAtFirst)
  return (
    <section class="card stack tight" aria-labelledby="order-entries">
      <h2 id="order-entries">Entries</h2>
      {entries.length === 0 && <p class="quiet">The receiver has none of this order yet.</p>}
      <ol class="order-entries">
        {entries.slice(0, shown.value).map((entry, index) => (
          <EntryItem key={entry.id} entry={entry} before={entries[index + 1]} fields={fields} />
        ))}
      </ol>
      {entries.length > shown.value && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            shown.value += 100
          }}
        >
          Show more entries ({entries.length - shown.value})
        </button>
      )}
    </section>
  )
}

interface EntryItemProps {
  entry: Entry
  before: Entry | undefined
  fields: EntryListProps['fields']
}

function EntryItem({ entry, before, fields }: EntryItemProps) {
  return (
    <li class="stack tight">
      <div class="row">
        <a href={hrefOf.entry(entry.id)}>{eventLabel(entry.event ?? entry.wireEvent)}</a>
        <span class="quiet small">
          <Time at={entry.receivedAt} />
        </span>
      </div>
      <div class="row">
        <VerdictBadge {...entry} />
        <FlagBadges entry={entry} />
        {before && (
          <a class="small" href={hrefOf.diff(before.id, entry.id)}>
            Diff<span class="visually-hidden"> of {entry.id} and the one before it</span>
          </a>
        )}
      </div>
      {before && <Changes before={fields.get(before.id)} after={fields.get(entry.id)} />}
    </li>
  )
}

function Changes({ before, after }: { before: Fields | null | undefined; after: Fields | null | undefined }) {
  if (!before || !after) return null
  const changes = fieldChanges(before, after)
  if (changes.length === 0) return <p class="small quiet">No field changed.</p>
  return (
    <ul class="order-changes small">
      {changes.slice(0, changesShown).map((change) => (
        <li key={change.field}>
          <span class="quiet breakable">{change.field}</span> <Value text={change.before} /> →{' '}
          <Value text={change.after} />
        </li>
      ))}
      {changes.length > changesShown && (
        <li class="quiet">and {changes.length - changesShown} more: see the diff</li>
      )}
    </ul>
  )
}

const longestValue = 120

function Value({ text }: { text: FieldChange['before'] }) {
  if (text === null) return <em class="quiet">absent</em>
  return <bdi class="breakable">{text.length > longestValue ? `${text.slice(0, longestValue)}…` : text}</bdi>
}
