import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

type SyntaxNode = ReturnType<ReturnType<typeof syntaxTree>['resolveInner']>

/** What is being written where the cursor stands, and from where to where it would be replaced. */
export interface CursorPlace {
  kind: 'name' | 'value'
  /** To the object whose property is named, or to the value. */
  path: string[]
  from: number
  to: number
  /** Names that the object has already, without the one under the cursor. */
  present: string[]
  /** Whether a colon follows. */
  hasValue: boolean
}

/** Undefined where nothing can be named: between values, or in a list's item that is no object. */
export function cursorPlace(state: EditorState, position: number): CursorPlace | undefined {
  const line = state.doc.lineAt(position)
  const before = line.text.slice(0, position - line.from)
  const rest = line.text.slice(position - line.from)
  const start = tokenStart(before)
  const from = line.from + start
  const isQuoted = before[start] === '"'
  const to = position + ((isQuoted ? /^[^"\\]*"/ : /^[\w-]*/).exec(rest)?.[0].length ?? 0)
  const object = enclosing(state, from)
  if (object?.name !== 'Object') return undefined
  const sign = state.sliceDoc(0, from).trimEnd().at(-1)
  const properties = object.getChildren('Property').filter((property) => property.to > property.from)
  if (sign === ':') {
    const property = properties.findLast((each) => each.from < from)
    if (!property) return undefined
    const path = [...pathOf(state, object), nameOf(state, property)]
    return { kind: 'value', path, from, to, present: [], hasValue: false }
  }
  if (sign !== '{' && sign !== ',') return undefined
  const others = properties.filter((each) => each.from !== from)
  return {
    kind: 'name',
    path: pathOf(state, object),
    from,
    to,
    present: others.map((each) => nameOf(state, each)),
    hasValue: /^\s*:/.test(state.sliceDoc(to)),
  }
}

/** Where the word or the text that ends here begins; JSON has no line breaks inside texts. */
function tokenStart(before: string): number {
  let opened = -1
  for (let at = 0; at < before.length; at += 1) {
    if (before[at] === '\\' && opened >= 0) at += 1
    else if (before[at] === '"') opened = opened >= 0 ? -1 : at
  }
  return opened >= 0 ? opened : before.length - (/[\w-]*$/.exec(before)?.[0].length ?? 0)
}

function enclosing(state: EditorState, from: number): SyntaxNode | null {
  let node: SyntaxNode | null = syntaxTree(state).resolveInner(from, -1)
  while (node && !(isContainer(node) && node.from < from && !endsBefore(node, from))) node = node.parent
  return node
}

/** An object that is closed and left behind does not enclose what follows it. */
function endsBefore(node: SyntaxNode, from: number): boolean {
  const isClosed = ['}', ']'].includes(node.lastChild?.name ?? '')
  return isClosed && node.to <= from
}

const isContainer = ({ name }: SyntaxNode) => name === 'Object' || name === 'Array'

function pathOf(state: EditorState, container: SyntaxNode): string[] {
  const path: string[] = []
  for (let node: SyntaxNode | null = container; node; node = node.parent) {
    if (node.parent?.name === 'Property') path.unshift(nameOf(state, node.parent))
    // Which item it is does not matter: they are of one schema.
    else if (node.parent?.name === 'Array') path.unshift('0')
  }
  return path
}

function nameOf(state: EditorState, property: SyntaxNode): string {
  const name = property.getChild('PropertyName')
  const text = name ? state.sliceDoc(name.from, name.to) : ''
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}
