import { examineFidelity } from '../fidelity/index.ts'
import type { ChangedBody } from './changed-bodies.ts'
import { type JsonStyle, withEscapedLetters, withEscapedSlashes, writeJson } from './json-styles.ts'
import { type JsonTree, jsonTree } from './json-tree.ts'
import { withStoreDecimals } from './store-decimals.ts'
import type { SignatureMistake } from './table.ts'

/** A larger body is not written anew: the forms are so many that this one takes some two seconds. */
const rewrittenBytes = 1024 * 1024
/** Deeper, and writers overflow their stack: nobody can have written it anew. */
const rewrittenLevels = 500

/** What becomes of a body that is parsed and written again, in every way that is known; none when it is not JSON. */
export function* rewrittenBodies(body: Buffer): Generator<ChangedBody> {
  if (body.length > rewrittenBytes) return
  const { json, depth } = examineFidelity(body)
  if (!json || depth.levels > rewrittenLevels) return
  const text = body.toString('utf8')
  const value: unknown = JSON.parse(text)
  const tree = jsonTree(text)
  yield* byJavaScript(value)
  yield* byStyles(tree)
  yield changed('numbers_rewritten', null, text.replace(textOrNumber, spelledAnew))
  yield* asTheStore(tree)
  yield* orderAlone(value, tree)
}

/** By the very function: it puts keys that look like numbers first, which no style does. */
function* byJavaScript(value: unknown): Generator<ChangedBody> {
  yield changed('rewritten', null, JSON.stringify(value))
  for (const spacing of ['  ', '    ', '\t'] as const) {
    yield changed('pretty_printed', describe(spacing), JSON.stringify(value, null, spacing))
  }
}

const asItCame: JsonStyle = { spacing: 'compact', numbers: 'kept', sorted: false }
const spacings: JsonStyle['spacing'][] = ['compact', 'spaced', '  ', '    ', '\t']
const numberForms: JsonStyle['numbers'][] = ['javascript', 'python', 'kept']

function* byStyles(tree: JsonTree): Generator<ChangedBody> {
  for (const sorted of [false, true]) {
    for (const spacing of spacings) {
      for (const numbers of numberForms) yield* byStyle(tree, { spacing, numbers, sorted })
    }
  }
}

function* byStyle(tree: JsonTree, style: JsonStyle): Generator<ChangedBody> {
  const written = writeJson(tree, style)
  const plain = { ...style, slashes: false, letters: false }
  const ended = `${detailOf(plain)}, a newline at the end`
  yield changed(mistakeOf(plain), ended, `${written}\n`)
  for (const slashes of [false, true]) {
    for (const letters of [false, true]) {
      const lettered = letters ? withEscapedLetters(written) : written
      const text = slashes ? withEscapedSlashes(lettered) : lettered
      yield changed(mistakeOf({ ...style, slashes, letters }), detailOf({ ...style, slashes, letters }), text)
    }
  }
}

type Habits = JsonStyle & { slashes: boolean; letters: boolean }

function mistakeOf({ spacing, numbers, sorted, slashes, letters }: Habits): SignatureMistake {
  if (sorted) return 'keys_sorted'
  if (slashes) return 'php_json_encode'
  if (spacing === 'spaced') return 'python_dumps'
  if (spacing !== 'compact') return 'pretty_printed'
  if (letters) return 'letters_escaped'
  return numbers === 'javascript' ? 'rewritten' : 'compacted'
}

function detailOf({ spacing, numbers, sorted, slashes, letters }: Habits): string {
  const parts = [
    describe(spacing),
    numbers === 'javascript' ? 'numbers as JavaScript and PHP write them' : 'numbers with their .0',
    sorted && 'keys sorted',
    slashes && 'slashes as \\/',
    letters && 'letters as \\u escapes',
  ]
  return parts.filter(Boolean).join(', ')
}

const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g

function spelledAnew(part: string): string {
  return part.startsWith('"') ? part : JSON.stringify(Number(part))
}

function describe(spacing: JsonStyle['spacing']): string {
  if (spacing === 'compact') return 'no spaces'
  if (spacing === 'spaced') return '", " and ": " between'
  return spacing === '\t' ? 'indented by tabs' : `indented by ${spacing.length}`
}

/** The way back: what the store must have written, for a body that was written anew on its way. */
function* asTheStore(tree: JsonTree): Generator<ChangedBody> {
  for (const form of ['all', 'today'] as const) {
    yield changed('decimals_dropped', null, writeJson(withStoreDecimals(tree, form), asItCame))
  }
}

function* orderAlone(value: unknown, tree: JsonTree): Generator<ChangedBody> {
  const order = tree.kind === 'object' ? tree.members.get('order') : undefined
  if (!order) return
  const kept = writeJson(order, asItCame)
  yield changed('order_part', 'as the body spells it', kept)
  const parsed = (value as { order: unknown }).order
  yield changed('order_part', 'written by JSON.stringify', JSON.stringify(parsed))
  const python = writeJson(order, { spacing: 'spaced', numbers: 'python', sorted: false })
  yield changed('order_part', 'written by json.dumps', withEscapedLetters(python))
  const php = writeJson(order, { spacing: 'compact', numbers: 'javascript', sorted: false })
  yield changed('order_part', 'written by json_encode', withEscapedSlashes(withEscapedLetters(php)))
}

function changed(mistake: SignatureMistake, detail: string | null, text: string): ChangedBody {
  return { mistake, detail, bytes: Buffer.from(text) }
}
