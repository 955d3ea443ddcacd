import { bytes } from '../../format.ts'
import { bodySchema, JsonEditor } from '../../parts/json-editor.tsx'
import { plainError } from '../../parts/plain-error.ts'
import type { Draft } from './draft.ts'
import { DraftCheckView } from './draft-check-view.tsx'
import { isEdited, isJson, lostByEditing, prettyOf, type Start } from './start.ts'
import { useDraftCheck } from './use-draft-check.ts'

interface BodyEditorProps {
  /** Whether the body is that of an entry. */
  isKept: boolean
  start: Start
  draft: Draft
}

/** Characters that an editor still holds well; the receiver takes no larger bodies unless it is told to. */
const mostEdited = 2_000_000

export function BodyEditor({ isKept, start, draft }: BodyEditorProps) {
  const shown = start[draft.view.value]
  const text = draft.text.value ?? shown
  const edited = isEdited(draft.text.value, start)
  const check = useDraftCheck(text)
  const errors = check.value.is === 'checked' ? check.value.errors : []

  function pretty(): void {
    if (edited) draft.text.value = prettyOf(text)
    else show('pretty')
  }
  function show(view: 'pretty' | 'kept'): void {
    draft.text.value = null
    draft.view.value = view
  }

  return (
    <>
      <div class="row spread">
        <h2>Body</h2>
        <div class="row">
          <button
            type="button"
            class="button small"
            aria-pressed={!edited && draft.view.value === 'pretty'}
            disabled={edited && !isJson(text)}
            onClick={pretty}
          >
            Pretty
          </button>
          <button
            type="button"
            class="button small"
            aria-pressed={!edited && draft.view.value === 'kept'}
            onClick={() => show('kept')}
          >
            {isKept ? 'As kept' : 'As the fixture'}
          </button>
        </div>
      </div>
      {shown.length > mostEdited ? (
        <p class="notice">
          It is too large to be edited here, and can be sent as it is. Download it, edit the file, and send
          that with jumpkit trigger --file.
        </p>
      ) : (
        <JsonEditor
          label="Body to send"
          schema={bodySchema}
          value={text}
          errors={errors.map((error) => ({ pointer: error.path, message: plainError(error) }))}
          onChange={(next) => {
            draft.text.value = next === shown ? null : next
          }}
        />
      )}
      <p class="row small">
        {edited ? (
          <>
            <span class="badge odd">
              <span aria-hidden="true">✎</span>Edited
            </span>
            <span class="quiet">
              {bytes(new TextEncoder().encode(text).length)}, sent as it stands here and signed anew.
            </span>
          </>
        ) : (
          <>
            <span class="badge">
              <span aria-hidden="true">=</span>Not edited
            </span>
            <span class="quiet">
              {bytes(start.bytes.length)}: exactly the {isKept ? 'kept' : "fixture's"} bytes are sent, pretty
              or not.
            </span>
          </>
        )}
      </p>
      {edited &&
        lostByEditing(start).map((sentence) => (
          <p key={sentence} class="notice warn">
            <span aria-hidden="true">▲</span> {sentence}
          </p>
        ))}
      <DraftCheckView check={check.value} />
    </>
  )
}
