import { ensureSyntaxTree } from '@codemirror/language'
import type { Diagnostic } from '@codemirror/lint'
import type { EditorState } from '@codemirror/state'

/** What is wrong with the value at a place of a text that is JSON. */
export interface EditorFault {
  /** JSON Pointer; empty for the whole. */
  pointer: string
  message: string
}

/** The first fault of the JSON itself, at its place; none when it can be read. */
export function jsonFaults(state: EditorState): Diagnostic[] {
  const text = state.doc.toString()
  try {
    JSON.parse(text)
    return []
  } catch (error) {
    const [from, to] = placeOfFault(state, text)
    return [{ from, to, severity: 'error', message: inWords(error, text) }]
  }
}

/** Engines do not always say where, so it is looked for in the tree of syntax. */
function placeOfFault(state: EditorState, text: string): [number, number] {
  let place: [number, number] | undefined
  ensureSyntaxTree(state, text.length, 500)?.iterate({
    enter({ type, from, to }) {
      if (type.isError) place ??= [from, to]
      return place === undefined
    },
  })
  const [from, to] = place ?? [text.length, text.length]
  // A fault of no length is shown at the character before it.
  return from === to ? [Math.max(0, from - 1), Math.max(0, from)] : [from, to]
}

function inWords(error: unknown, text: string): string {
  if (text.trim() === '') return 'There is nothing here: write an object, such as {}.'
  const said = error instanceof Error ? error.message : String(error)
  const short = said
    .replace(/,? "[\s\S]*" is not valid JSON$/, '')
    .replace(/ in JSON at position[\s\S]*$/, '')
  return `This is no JSON yet: ${short}.`
}
