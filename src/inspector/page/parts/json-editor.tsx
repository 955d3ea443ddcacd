import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { Editor } from './json-editor/create-editor.ts'
import { createEcho } from './json-editor/echo.ts'
import type { EditorFault } from './json-editor/faults.ts'
import type { JsonSchema } from './json-editor/schema-at.ts'
import './json-editor.css'

/** What the text is to be, for completion: the order alone, or the body on the wire around it. */
export const orderSchema: JsonSchema = { $ref: 'order.json' }
export const bodySchema: JsonSchema = { $ref: 'body.json' }

interface JsonEditorProps {
  value: string
  onChange: (text: string) => void
  /** For screen readers. */
  label: string
  schema?: JsonSchema
  /** Shown at their nodes, beside faults of the JSON itself, which the editor finds. */
  errors?: readonly EditorFault[]
}

/**
 * An editor for JSON, loaded when it is first shown. Tab leaves it; Ctrl-Space offers what the schema knows at the
 * cursor. A `value` other than its text replaces that.
 */
export function JsonEditor({ value, onChange, label, schema, errors }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<Editor | undefined>(undefined)
  const changed = useRef(onChange)
  changed.current = onChange
  const echo = useRef(createEcho(value))
  const state = useSignal<'loading' | 'ready' | 'failed'>('loading')
  const wanted = useRef({ value, errors })
  wanted.current = { value, errors }

  useEffect(() => {
    let isGone = false
    const open = async () => {
      const { createEditor } = await import('./json-editor/create-editor.ts')
      if (isGone || !host.current) return
      const opened = createEditor(host.current, {
        text: wanted.current.value,
        label,
        schema,
        onChange: (text) => {
          echo.current.told(text)
          changed.current(text)
        },
      })
      opened.showFaults(wanted.current.errors ?? [])
      editor.current = opened
      state.value = 'ready'
    }
    open().catch(() => {
      state.value = 'failed'
    })
    return () => {
      isGone = true
      editor.current?.close()
      editor.current = undefined
    }
  }, [])
  useEffect(() => {
    if (!echo.current.isEcho(value)) editor.current?.setText(value)
  }, [value])
  useEffect(() => editor.current?.showFaults(errors ?? []), [JSON.stringify(errors ?? [])])

  return (
    <div class="json-editor">
      <div ref={host} hidden={state.value !== 'ready'} />
      {state.value === 'loading' && <p class="quiet">Loading the editor …</p>}
      {state.value === 'failed' && (
        // Without the editor the text can still be written.
        <textarea
          class="field"
          rows={12}
          aria-label={label}
          value={value}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </div>
  )
}
