import { ensureSyntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import { keysOf } from '../json-pointer.ts'

/** Where the value of a JSON Pointer stands in the text, or what of the way to it is there. */
export function rangeAt(state: EditorState, pointer: string): { from: number; to: number } {
  let node = ensureSyntaxTree(state, state.doc.length, 500)?.topNode.firstChild ?? null
  let range = { from: 0, to: Math.min(1, state.doc.length) }
  for (const name of keysOf(pointer)) {
    node = node && childOf(state, node, name)
    if (!node) break
    range = { from: node.from, to: node.to }
  }
  return range
}

type SyntaxNode = NonNullable<ReturnType<typeof ensureSyntaxTree>>['topNode']

function childOf(state: EditorState, node: SyntaxNode, name: string): SyntaxNode | null {
  if (node.name === 'Array') {
    const items: SyntaxNode[] = []
    for (let item = node.firstChild; item; item = item.nextSibling) {
      if (/^[A-Z]/.test(item.name)) items.push(item)
    }
    return items[Number(name)] ?? null
  }
  const property = node.getChildren('Property').findLast((each) => {
    const key = each.getChild('PropertyName')
    return key !== null && state.sliceDoc(key.from, key.to) === JSON.stringify(name)
  })
  return property?.lastChild ?? null
}
