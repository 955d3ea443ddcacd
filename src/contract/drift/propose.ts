import { grouped } from './grouped.ts'
import { inferSchema, type Shapes, shapesOf, typeNames } from './infer.ts'
import type { Kind } from './kinds.ts'
import type { Learned } from './learned.ts'
import type { Need } from './need.ts'
import { pointerStep } from './path.ts'
import { type Schema, typesOf } from './schema.ts'

/** One step of a JSON Patch (RFC 6902). */
export type PatchStep =
  | { op: 'add' | 'replace'; path: string; value: unknown }
  | { op: 'remove'; path: string }

/** What would have one file of schemas/ allow what was seen. */
export interface SchemaPatch {
  /** Such as `customer.json`. */
  file: string
  steps: PatchStep[]
}

/** The changes that the schemas need, by file. */
export function propose(needs: readonly Need[], learned: Learned): SchemaPatch[] {
  const files = grouped(needs, ({ at }) => at.file)
  const shapes = shapesOf(learned)
  return [...files].map(([file, of]) => ({ file, steps: of.flatMap((need) => stepsFor(need, shapes)) }))
}

function stepsFor(need: Need, shapes: Shapes): PatchStep[] {
  const { pointer, schema } = need.at
  switch (need.do) {
    case 'allow types':
      return allowTypes(pointer, schema, need.types)
    case 'add field': {
      const { key, paths } = need
      const first = Math.min(...paths.map((path) => shapes.learned.paths.get(path)?.seen.first ?? 0))
      const day = new Date(first).toISOString().slice(0, 10)
      const value = inferSchema(shapes, paths, `Seen since ${day}, not documented.`)
      return [{ op: 'add', path: `${pointer}/properties/${pointerStep(key)}`, value }]
    }
    case 'stop requiring': {
      const left = schema.required?.filter((key) => !need.keys.includes(key)) ?? []
      const path = `${pointer}/required`
      return [left.length === 0 ? { op: 'remove', path } : { op: 'replace', path, value: left }]
    }
    case 'add examples': {
      const list = schema.enum ? 'enum' : 'examples'
      return need.values.map((value) => ({ op: 'add', path: `${pointer}/${list}/-`, value }))
    }
  }
}

function allowTypes(pointer: string, schema: Schema, kinds: readonly Kind[]): PatchStep[] {
  const added = typeNames(kinds)
  const own = typesOf(schema)
  if (own) return [{ op: 'replace', path: `${pointer}/type`, value: withTypes(own, added) }]
  if (schema.anyOf) return addAlternative(pointer, schema.anyOf, added)
  const { $ref, ...others } = schema
  const value = { ...others, anyOf: [{ $ref }, { type: oneOrList(added) }] }
  return [{ op: 'replace', path: pointer, value }]
}

/** Beside what is there; an alternative that is a type alone takes the others in. */
function addAlternative(pointer: string, anyOf: readonly Schema[], added: string[]): PatchStep[] {
  const plain = anyOf.findIndex((each) => Object.keys(each).join() === 'type')
  if (plain < 0) return [{ op: 'add', path: `${pointer}/anyOf/-`, value: { type: oneOrList(added) } }]
  const types = withTypes(typesOf(anyOf[plain] ?? {}) ?? [], added)
  return [{ op: 'replace', path: `${pointer}/anyOf/${plain}/type`, value: types }]
}

/** Null stays last, as it is written in the schemas. */
function withTypes(own: readonly string[], added: readonly string[]): string | string[] {
  const all = new Set([...own, ...added])
  if (all.has('number')) all.delete('integer')
  const isNullable = all.delete('null')
  return oneOrList([...all, ...(isNullable ? ['null'] : [])])
}

function oneOrList(types: string[]): string | string[] {
  return types.length === 1 ? (types[0] as string) : types
}
