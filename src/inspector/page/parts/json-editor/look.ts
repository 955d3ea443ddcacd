import { syntaxTree } from '@codemirror/language'
import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** The editor in the page's own colours, which follow light and dark by themselves. */
export const look = EditorView.theme({
  '&': {
    minHeight: '9rem',
    maxHeight: '24rem',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    background: 'var(--paper)',
    color: 'var(--ink)',
    fontSize: 'var(--text-m)',
  },
  '&.cm-focused': { outline: '2px solid var(--focus)', outlineOffset: '1px' },
  '.cm-scroller': { overflow: 'auto', fontFamily: 'var(--mono)', lineHeight: '1.5' },
  '.cm-content': { caretColor: 'var(--ink)', padding: 'var(--s2) 0' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { background: 'var(--panel)', color: 'var(--ink-3)', borderColor: 'var(--line)' },
  '.cm-activeLine': { background: 'transparent' },
  '.cm-activeLineGutter': { background: 'var(--hover)', color: 'var(--ink)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--selected)',
  },
  '&.cm-focused .cm-matchingBracket': { background: 'var(--mark)' },
  '.cm-tooltip': {
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius)',
    background: 'var(--raised)',
    color: 'var(--ink)',
    boxShadow: 'var(--shadow)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxWidth: 'min(26rem, 90vw)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: 'var(--selected)', color: 'var(--ink)' },
  '.cm-completionDetail': { color: 'var(--ink-2)', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-completionInfo': { maxWidth: '18rem' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--bad)' },
  '.cm-lintRange-error': {
    background: 'var(--bad-fill)',
    textDecoration: 'underline wavy var(--bad)',
    textUnderlineOffset: '0.2em',
  },
  '.cm-foldPlaceholder': { background: 'var(--hover)', border: '0', color: 'var(--ink-2)' },
})

const marks: Readonly<Record<string, Decoration>> = {
  PropertyName: Decoration.mark({ class: 'cm-json-name' }),
  Number: Decoration.mark({ class: 'cm-json-number' }),
  True: Decoration.mark({ class: 'cm-json-word' }),
  False: Decoration.mark({ class: 'cm-json-word' }),
  Null: Decoration.mark({ class: 'cm-json-word' }),
}

/** Names, numbers and words by colour, in what can be seen. */
export const colours = ViewPlugin.define(
  (view) => ({
    shown: marked(view),
    update(update: ViewUpdate) {
      const isParsedOn = syntaxTree(update.startState) !== syntaxTree(update.state)
      if (update.docChanged || update.viewportChanged || isParsedOn) this.shown = marked(update.view)
    },
  }),
  { decorations: ({ shown }) => shown },
)

function marked(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const range of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      ...range,
      enter({ name, from, to }) {
        const mark = marks[name]
        if (mark) builder.add(from, to, mark)
      },
    })
  }
  return builder.finish()
}
