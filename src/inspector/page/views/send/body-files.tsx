import type { EntryView } from '../../../../receiver/http/views.ts'
import { exportHref, inspector } from '../../api.ts'
import { CopyButton } from '../../parts/copy-button.tsx'
import { download } from './download.ts'
import type { Draft } from './draft.ts'
import { isEdited, type Start } from './start.ts'

interface BodyFilesProps {
  entry: EntryView | null
  /** Empty for the local receiver. */
  to: string
  start: Start
  draft: Draft
}

/** The same request for other tools. */
export function BodyFiles({ entry, to, start, draft }: BodyFilesProps) {
  const text = draft.text.value
  const edited = isEdited(text, start)
  const name = `${draft.event.value || entry?.event || 'request'}.body.json`
  return (
    <section class="card stack tight" aria-label="For other tools">
      {entry && (
        <div class="row">
          <span class="small quiet">The kept request{edited ? ', without your edits' : ''}:</span>
          <CopyButton label="Copy as cURL" text={() => inspector.curl(entry.id, to || undefined)} />
          {(['har', 'ndjson', 'fixture'] as const).map((format) => (
            <a key={format} class="button small" href={exportHref(format, { ids: [entry.id] })} download="">
              {labels[format]}
            </a>
          ))}
        </div>
      )}
      <div class="row">
        <span class="small quiet">The body above:</span>
        <button
          type="button"
          class="button small"
          onClick={() => download(edited ? new TextEncoder().encode(text) : start.bytes, name)}
        >
          Download
        </button>
      </div>
    </section>
  )
}

const labels = { har: 'HAR', ndjson: 'NDJSON', fixture: 'Fixture' }
