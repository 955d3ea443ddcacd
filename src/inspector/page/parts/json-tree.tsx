import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { ValidationError } from '../../../contract/index.ts'
import { CopyButton } from './copy-button.tsx'
import { accessorOf, jsonPathOf, type Path } from './json-path.ts'
import { pointerOf } from './json-pointer.ts'
import type { JsonTreeEditor } from './json-tree-editor.ts'
import './json-tree.css'

interface JsonTreeProps {
  /** The document as it was sent. */
  text: string
  /** What the schema does not allow, marked at their nodes. */
  errors: readonly ValidationError[]
  /** JSON Pointers of what the schema does not know: no errors, but marked as well. */
  unknown?: readonly string[]
  /** JSON Pointer of the node that is selected. */
  pointer?: string
  onPointer?: (pointer: string) => void
  /** Sought at once. */
  find?: string
  /** What it is the tree of, for a screen reader. */
  label: string
}

type State =
  | { is: 'loading' }
  | { is: 'ready'; remarks: readonly string[] }
  | { is: 'refused'; message: string }

/** A JSON document to be unfolded, searched and copied from, but not changed. Its script is loaded when it is shown. */
export function JsonTree({ text, errors, unknown = none, pointer, onPointer, find, label }: JsonTreeProps) {
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<JsonTreeEditor>(undefined)
  const state = useSignal<State>({ is: 'loading' })
  const path = useSignal<Path>([])
  const tell = useRef(onPointer)
  tell.current = onPointer
  const wanted = useRef(pointer)
  wanted.current = pointer

  useEffect(() => {
    let gone = false
    state.value = { is: 'loading' }
    path.value = []
    open()
      .then((opened) => {
        if (!gone) state.value = opened
      })
      .catch(() => {
        if (!gone) state.value = { is: 'refused', message: notLoaded }
      })
    async function open(): Promise<State> {
      const [{ treeDocument }, { createTreeEditor }] = await Promise.all([
        import('./json-tree-document.ts'),
        import('./json-tree-editor.ts'),
      ])
      if (gone || !host.current) return { is: 'loading' }
      const document = treeDocument(text)
      if (!document.ok) return { is: 'refused', message: document.message }
      editor.current = createTreeEditor({
        host: host.current,
        json: document.json,
        errors,
        unknown,
        label,
        onSelect(chosen) {
          path.value = chosen
          const next = pointerOf(chosen)
          if (next !== wanted.current) tell.current?.(next)
        },
      })
      if (wanted.current) editor.current.select(wanted.current)
      if (find) editor.current.find(find)
      return { is: 'ready', remarks: document.remarks }
    }
    return () => {
      gone = true
      editor.current?.destroy()
      editor.current = undefined
    }
  }, [text, errors, unknown])

  useEffect(() => {
    if (pointer !== undefined && pointer !== pointerOf(path.value)) editor.current?.select(pointer)
  }, [pointer])

  const now = state.value
  return (
    <div class="json-tree">
      {now.is === 'ready' && <TreeBar editor={editor} path={path.value} />}
      {now.is === 'ready' && now.remarks.map((remark) => <p class="notice warn">{remark}</p>)}
      {now.is === 'loading' && <p class="empty">Reading the document …</p>}
      {now.is === 'refused' && <p class="notice warn">{now.message}</p>}
      <div class="json-tree-host" ref={host} hidden={now.is !== 'ready'} />
    </div>
  )
}

const none: readonly string[] = []
const notLoaded =
  'The tree could not be loaded. Is npm start still running? Then load the page again; Raw shows the same document.'

interface TreeBarProps {
  editor: { current: JsonTreeEditor | undefined }
  path: Path
}

function TreeBar({ editor, path }: TreeBarProps) {
  return (
    <div class="json-tree-bar">
      <div class="row">
        <button type="button" class="button small" onClick={() => editor.current?.expandAll()}>
          Expand all
        </button>
        <button type="button" class="button small" onClick={() => editor.current?.collapseAll()}>
          Collapse all
        </button>
        <button type="button" class="button small" onClick={() => editor.current?.find()}>
          Find <kbd>Ctrl+F</kbd>
        </button>
      </div>
      <div class="row json-tree-path">
        <code class="breakable">{accessorOf(path)}</code>
        <span class="row">
          <CopyButton label="Copy JSON Pointer" text={pointerOf(path)} />
          <CopyButton label="Copy JSONPath" text={jsonPathOf(path)} />
          <CopyButton label="Copy accessor" text={accessorOf(path)} />
        </span>
      </div>
    </div>
  )
}
