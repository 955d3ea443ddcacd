import type { JsonTree } from './json-tree.ts'

/** How a JSON writer spells what it is given. */
export interface JsonStyle {
  /** Nothing between the parts, Python's `, ` and `: `, or an indent a level. */
  spacing: 'compact' | 'spaced' | '  ' | '    ' | '\t'
  /** As JavaScript, PHP and Go write numbers; as Python and Ruby do, which keep `.0`; or as they came. */
  numbers: 'javascript' | 'python' | 'kept'
  sorted: boolean
}

export function writeJson(tree: JsonTree, style: JsonStyle, indent = '\n'): string {
  if (tree.kind === 'object') {
    const colon = style.spacing === 'compact' ? ':' : ': '
    const keys = [...tree.members.keys()]
    if (style.sorted) keys.sort()
    const inner = deeper(indent, style)
    const parts = keys.map((key) => {
      const member = tree.members.get(key) as JsonTree
      return `${JSON.stringify(key)}${colon}${writeJson(member, style, inner)}`
    })
    return enclosed('{}', parts, { style, indent })
  }
  if (tree.kind === 'list') {
    const inner = deeper(indent, style)
    const parts = tree.items.map((item) => writeJson(item, style, inner))
    return enclosed('[]', parts, { style, indent })
  }
  if (tree.kind === 'number') return spellings[style.numbers](tree.literal)
  return tree.kind === 'text' ? JSON.stringify(tree.text) : tree.word
}

function deeper(indent: string, { spacing }: JsonStyle): string {
  return isIndent(spacing) ? indent + spacing : indent
}

function isIndent(spacing: JsonStyle['spacing']): boolean {
  return spacing !== 'compact' && spacing !== 'spaced'
}

function enclosed(
  [open = '', close = '']: string,
  parts: readonly string[],
  { style, indent }: { style: JsonStyle; indent: string },
): string {
  if (parts.length === 0) return open + close
  if (!isIndent(style.spacing)) return open + parts.join(style.spacing === 'compact' ? ',' : ', ') + close
  const inner = indent + style.spacing
  return open + inner + parts.join(`,${inner}`) + indent + close
}

const spellings: Record<JsonStyle['numbers'], (literal: string) => string> = {
  javascript: (literal) => JSON.stringify(Number(literal)),
  python: (literal) => (/[.eE]/.test(literal) ? pythonFloat(Number(literal)) : literal),
  kept: (literal) => literal,
}

/** The shortest that reads back the same, as in JavaScript, but with `.0`, and an exponent from 1e16 on. */
function pythonFloat(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  if (Object.is(value, -0)) return '-0.0'
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e16)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  }
  const text = String(value)
  return text.includes('.') ? text : `${text}.0`
}

/** Every letter beyond ASCII as `\u` and four digits, as Python and PHP do unless told otherwise. */
export function withEscapedLetters(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** `\/` for every slash, as PHP does unless told otherwise. */
export function withEscapedSlashes(json: string): string {
  return json.replaceAll('/', '\\/')
}
