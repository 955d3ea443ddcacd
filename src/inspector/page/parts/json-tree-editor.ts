import { parse, stringify } from 'lossless-json'
import {
  createJSONEditor,
  type JSONEditorPropsOptional,
  type JSONEditorSelection,
  type JSONParser,
  Mode,
  SelectionType,
} from 'vanilla-jsoneditor'
import type { ValidationError } from '../../../contract/index.ts'
import type { Path } from './json-path.ts'
import { keysOf, pointerOf } from './json-pointer.ts'
import { keepAccessible } from './json-tree-access.ts'
import { guarded, unguarded } from './json-tree-document.ts'
import { toTreeErrors } from './json-tree-errors.ts'
import { isBranch, rowsOf, valueAt, withIndexes } from './json-tree-nodes.ts'
import { renderAsText } from './json-tree-value.ts'

export interface JsonTreeEditor {
  /** Unfolds what leads there and selects it; where there is no such node, the nearest one above. */
  select(pointer: string): void
  expandAll(): void
  collapseAll(): void
  /** Opens the editor's search; with words they are sought at once, and the focus stays where it is. */
  find(words?: string): void
  destroy(): void
}

interface EditorParts {
  host: HTMLElement
  /** From `treeDocument`. */
  json: unknown
  errors: readonly ValidationError[]
  unknown: readonly string[]
  label: string
  onSelect: (path: Path) => void
}

/** More would take a browser seconds to draw. */
const rowsAtOnce = 5_000
/** What is unfolded of a document that is too large to be unfolded whole: the order and its parts. */
const atFirst = { rows: 500, levels: 2 }

export function createTreeEditor(parts: EditorParts): JsonTreeEditor {
  const { host, json, errors, label } = parts
  const unknown = new Set(parts.unknown)
  const treeErrors = toTreeErrors(json, errors)
  let selected: JSONEditorSelection | undefined
  const props: JSONEditorPropsOptional = {
    content: { json },
    readOnly: true,
    ariaLabel: label,
    mode: Mode.tree,
    mainMenuBar: false,
    navigationBar: false,
    statusBar: false,
    askToFormat: false,
    escapeControlCharacters: true,
    parser,
    // The errors are known; asking for them needs no copy of the document in plain numbers.
    validationParser: parser,
    validator: () => treeErrors,
    onRenderValue: renderAsText,
    onRenderContextMenu: () => false,
    onClassName: (path) => (unknown.has(pointerOf(path.map(unguarded))) ? 'json-tree-unknown' : undefined),
    onSelect(selection) {
      selected = selection
      const path = selection && pathOf(selection)
      if (path) parts.onSelect(withIndexes(json, path))
    },
  }
  const editor = createJSONEditor({ target: host, props: { ...props } })
  const stopMending = keepAccessible(
    host,
    new Map(treeErrors.map(({ path, message }) => [pointerOf(path), message])),
  )
  host.addEventListener('keydown', holdBack, true)
  host.addEventListener('click', holdBackUnfolding, true)

  /** What the editor would do with a value that it holds to be editable, or to be an address. */
  function holdBack(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || (event.target as Element).closest('.jse-search-box, button')) return
    const path = selected && pathOf(selected)
    const value = path && valueAt(json, path)
    const unfolds = selected?.type === SelectionType.value && isBranch(value)
    if (event.ctrlKey || event.metaKey || !unfolds) event.stopPropagation()
  }

  unfold(atFirst)

  function unfold({ rows, levels }: { rows: number; levels: number }): void {
    let left = rows
    editor.expand([], (path) => {
      left -= rowsOf(valueAt(json, path))
      return left >= 0 && path.length <= levels
    })
  }

  return {
    select(pointer) {
      const path = keysOf(pointer).map(guarded)
      // What is missing is shown by what it is missing from.
      while (path.length > 0 && valueAt(json, path) === undefined) path.pop()
      selected = { type: SelectionType.value, path }
      editor.select(selected)
      void editor.scrollTo(path)
      parts.onSelect(withIndexes(json, path))
    },
    expandAll() {
      unfold({ rows: rowsAtOnce, levels: Number.POSITIVE_INFINITY })
    },
    collapseAll() {
      editor.collapse([], true)
      editor.expand([], (path) => path.length === 0)
    },
    find(words) {
      openSearch(host, words)
    },
    destroy() {
      stopMending()
      host.removeEventListener('keydown', holdBack, true)
      host.removeEventListener('click', holdBackUnfolding, true)
      void editor.destroy()
    },
  }
}

/** With Ctrl the editor unfolds all below, however much that is. */
function holdBackUnfolding(event: MouseEvent): void {
  const isUnfolding = (event.target as Element).closest('.jse-expand') !== null
  if (isUnfolding && (event.ctrlKey || event.metaKey)) event.stopPropagation()
}

const parser = { parse: (text: string) => parse(text), stringify } as unknown as JSONParser

/** The editor has no call for it, but its key. */
function openSearch(host: HTMLElement, words: string | undefined): void {
  const focused = document.activeElement
  const tree = host.querySelector('.jse-tree-mode')
  tree?.dispatchEvent(
    new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true }),
  )
  // It draws the box before the next picture.
  requestAnimationFrame(() => {
    const input = host.querySelector<HTMLInputElement>('.jse-search-input')
    if (!input) return
    if (words === undefined) return input.focus()
    input.value = words
    input.dispatchEvent(new Event('input', { bubbles: true }))
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  })
}

function pathOf(selection: JSONEditorSelection): string[] | undefined {
  if (selection.type === SelectionType.text) return undefined
  return selection.type === SelectionType.multi ? selection.focusPath : selection.path
}
