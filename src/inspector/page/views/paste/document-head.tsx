import { bytes as sizeOf } from '../../format.ts'
import type { Documents } from './documents-in.ts'
import { FileButton } from './file-button.tsx'
import { close, type Opened, show, written } from './opened.ts'

/** Larger texts are slow in a field. */
const mostEdited = 500_000

/** What is open, and the way to another. */
export function DocumentHead({ opened: { name, bytes, documents, index } }: { opened: Opened }) {
  const text = bytes.length <= mostEdited ? textOf(bytes) : undefined
  return (
    <header class="stack tight">
      <div class="row spread">
        <div class="row">
          <h1 class="breakable">{name}</h1>
          <span class="quiet number">{sizeOf(bytes.length)}</span>
        </div>
        <div class="row">
          {text !== undefined && (
            <button
              type="button"
              class="button"
              onClick={() => {
                written.value = text
                close()
              }}
            >
              Edit text
            </button>
          )}
          <FileButton label="Open another" />
          <button type="button" class="button" aria-keyshortcuts="x" onClick={closeAll}>
            Close
          </button>
        </div>
      </div>
      {documents.kind !== 'one' && <Chooser documents={documents} index={index} />}
    </header>
  )
}

function closeAll(): void {
  written.value = ''
  close()
}

/** Bytes that are not UTF-8 would be lost in a field. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const told: Record<Exclude<Documents['kind'], 'one'>, string> = {
  ndjson: 'This is NDJSON: a document on each line.',
  export: 'This is an export of the kit: the body of each entry is shown.',
  har: 'This is a HAR: the body that each request posted is shown.',
}

function Chooser({ documents: { kind, count, document }, index }: { documents: Documents; index: number }) {
  if (kind === 'one') return null
  const { label } = document(index)
  return (
    <div class="notice paste-chooser">
      <span>{told[kind]}</span>
      <span class="row">
        <button
          type="button"
          class="button small"
          aria-label="The one before"
          disabled={index === 0}
          onClick={() => show(index - 1)}
        >
          ‹
        </button>
        <label class="row">
          <span class="visually-hidden">Which of them</span>
          <input
            class="field number paste-which"
            type="number"
            min={1}
            max={count}
            value={index + 1}
            onChange={({ currentTarget: { value } }) => show(Number(value) - 1)}
          />
          of {count}
        </label>
        <button
          type="button"
          class="button small"
          aria-label="The next one"
          disabled={index === count - 1}
          onClick={() => show(index + 1)}
        >
          ›
        </button>
        {label && <span class="breakable mono small paste-value">{label}</span>}
      </span>
    </div>
  )
}
