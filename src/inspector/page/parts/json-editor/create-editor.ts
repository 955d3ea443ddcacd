import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json, jsonLanguage } from '@codemirror/lang-json'
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language'
import { forceLinting, linter, lintKeymap } from '@codemirror/lint'
import { EditorState, StateEffect } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLineGutter, keymap, lineNumbers } from '@codemirror/view'
import { definitions } from '../../generated/schemas.ts'
import { completionFrom } from './completion.ts'
import { type EditorFault, jsonFaults } from './faults.ts'
import { colours, look } from './look.ts'
import { rangeAt } from './node-at.ts'
import type { JsonSchema } from './schema-at.ts'

export interface Editor {
  /** Replaces the text, of which `onChange` is not told; a text that is this already is left alone. */
  setText(text: string): void
  /** Shown until the text is changed. */
  showFaults(faults: readonly EditorFault[]): void
  close(): void
}

interface EditorOptions {
  text: string
  /** For screen readers. */
  label: string
  schema: JsonSchema | undefined
  onChange: (text: string) => void
}

const faultsTold = StateEffect.define<null>()
const isTold = (effect: StateEffect<unknown>) => effect.is(faultsTold)

export function createEditor(parent: HTMLElement, { text, label, schema, onChange }: EditorOptions): Editor {
  let told: readonly EditorFault[] = []
  let isReplacing = false

  const faults = linter(
    ({ state }) => {
      const own = jsonFaults(state)
      if (own.length > 0) return own
      return told.map(({ pointer, message }) => ({
        ...rangeAt(state, pointer),
        severity: 'error' as const,
        message,
      }))
    },
    { needsRefresh: ({ transactions }) => transactions.some(({ effects }) => effects.some(isTold)) },
  )
  const completion = schema
    ? [jsonLanguage.data.of({ autocomplete: completionFrom(schema, definitions) })]
    : []
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        highlightActiveLineGutter(),
        foldGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        json(),
        ...completion,
        faults,
        colours,
        look,
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', tabindex: '0' }),
        // Tab is left to the page: who comes in by it gets out by it.
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return
          told = []
          if (!isReplacing) onChange(update.state.doc.toString())
        }),
      ],
    }),
  })

  return {
    setText(next) {
      if (next === view.state.doc.toString()) return
      isReplacing = true
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } })
      isReplacing = false
    },
    showFaults(next) {
      told = next
      view.dispatch({ effects: faultsTold.of(null) })
      forceLinting(view)
    },
    close: () => view.destroy(),
  }
}
