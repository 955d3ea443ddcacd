import type { EntryView } from '../../../../receiver/http/views.ts'
import type { Examined } from '../../../worker/protocol.ts'
import { nameOf, plainError } from '../../parts/plain-error.ts'

interface SchemaTabProps {
  entry: Pick<EntryView, 'errors'>
  examined: Examined
  /** Shows a node, by its JSON Pointer, in the tree. */
  onNode: (pointer: string) => void
}

const unknownShown = 100

/** What schemas/body.json does not allow, and what it does not know: the first are faults, the second may be news. */
export function SchemaTab({ entry, examined, onNode }: SchemaTabProps) {
  if (!examined.json) {
    return (
      <p class="notice warn">
        <span aria-hidden="true">▲</span> The body is not JSON, so no schema can be held against it. Fidelity
        tells where it breaks off.
      </p>
    )
  }
  const errors = entry.errors.length > 0 ? entry.errors : examined.errors
  const { unknown } = examined
  return (
    <div class="stack">
      {errors.length === 0 ? (
        <p class="notice good">
          <span aria-hidden="true">✓</span> The body fits schemas/body.json.
        </p>
      ) : (
        <section class="stack tight">
          <h2>
            {errors.length} {errors.length === 1 ? 'fault' : 'faults'}
          </h2>
          <ul class="entry-list">
            {errors.map((error) => (
              <Finding
                key={`${error.path} ${error.message}`}
                tone="bad"
                sign="✕"
                word="Fault"
                text={plainError(error)}
                onNode={() => onNode(error.path)}
              />
            ))}
          </ul>
        </section>
      )}
      {unknown.length === 0 ? (
        <p class="quiet">No field that the schema does not know.</p>
      ) : (
        <section class="stack tight">
          <h2>
            {unknown.length} unknown {unknown.length === 1 ? 'field' : 'fields'}
          </h2>
          <p class="quiet">
            No fault: Jumpseller may have added them. The kit keeps them, and its types do not have them.
          </p>
          <ul class="entry-list">
            {unknown.slice(0, unknownShown).map(({ pointer, nearest }) => (
              <Finding
                key={pointer}
                tone="odd"
                sign="?"
                word="Unknown"
                text={`${nameOf(pointer)} is not in the schema${nearest ? `; perhaps ${nearest} is meant` : ''}.`}
                onNode={() => onNode(pointer)}
              />
            ))}
          </ul>
          {unknown.length > unknownShown && <p class="quiet">And {unknown.length - unknownShown} more.</p>}
        </section>
      )}
    </div>
  )
}

interface FindingProps {
  tone: string
  sign: string
  word: string
  text: string
  onNode: () => void
}

function Finding({ tone, sign, word, text, onNode }: FindingProps) {
  return (
    <li class="entry-finding">
      <span class={`badge ${tone}`}>
        <span aria-hidden="true">{sign}</span>
        {word}
      </span>
      <span class="breakable entry-value">{text}</span>
      <button type="button" class="button small" onClick={onNode}>
        Show in tree
      </button>
    </li>
  )
}
