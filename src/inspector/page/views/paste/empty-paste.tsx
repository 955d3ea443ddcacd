import { inspector } from '../../api.ts'
import { attempt } from '../../toasts.ts'
import { FileButton } from './file-button.tsx'
import { openBytes, openText, written } from './opened.ts'

/** What can be done here, and the field for it. */
export function EmptyPaste() {
  return (
    <>
      <header class="stack tight">
        <h1>Paste</h1>
        <p class="quiet">
          Look at any JSON: its tree, what the schema says of it, what a parser would lose of it, and the
          fields of its order. All of it happens in this page; nothing leaves it, not even to the kit.
        </p>
      </header>
      <section class="card stack">
        <label class="label">
          JSON
          <textarea
            class="field paste-text"
            rows={10}
            spellcheck={false}
            placeholder={'{"order": {"id": 1001, …}}'}
            value={written.value}
            onInput={({ currentTarget: { value } }) => {
              written.value = value
            }}
            onPaste={openAtOnce}
          />
        </label>
        <div class="row">
          <button
            type="button"
            class="button main"
            disabled={written.value.trim() === ''}
            onClick={() => openText('Written text', written.value)}
          >
            Look at it
          </button>
          <FileButton label="Open a file" />
          <button type="button" class="button" onClick={openExample}>
            Try with an example
          </button>
        </div>
        <p class="quiet small">
          What is pasted is shown at once. A file can also be dropped anywhere on this page, NDJSON and HAR
          among them. The example is a fixture of this kit, asked for when you press the button.
        </p>
      </section>
    </>
  )
}

/** A large text would take the field seconds to show; beside what is written already it is only put in. */
function openAtOnce(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? ''
  if (text === '' || written.peek() !== '') return
  event.preventDefault()
  openText('Pasted text', text)
}

async function openExample(): Promise<void> {
  await attempt(async () => openBytes('Example', await inspector.fixture('order_paid')))
}
