import { grouped } from './grouped.ts'
import type { Kind } from './kinds.ts'
import type { Learned } from './learned.ts'
import { itemPath, keyOf, parentPath } from './path.ts'
import type { Schema } from './schema.ts'

const anything = ['array', 'boolean', 'null', 'number', 'object', 'string']

/**
 * Whether a schema may name the field: one that every object of JavaScript has by birth, such as `constructor`, ajv
 * finds in every body, and refuses them all.
 */
export function isDescribable(key: string): boolean {
  return !(key in Object.prototype)
}

/** What was learned, with the places that are in each. */
export interface Shapes {
  learned: Learned
  inside: ReadonlyMap<string, string[]>
}

export function shapesOf(learned: Learned): Shapes {
  const paths = [...learned.paths.keys()].filter((path) => path !== '')
  return { learned, inside: grouped(paths, parentPath) }
}

/** A schema for what was seen at these places together, as the others are written: whatever is there may be null too. */
export function inferSchema(shapes: Shapes, paths: readonly string[], description: string): Schema {
  const seen = new Set(paths.flatMap((path) => [...(shapes.learned.paths.get(path)?.kinds.keys() ?? [])]))
  const filled = [...seen].filter((kind) => kind !== 'null')
  if (filled.length === 0) return { description: 'Seen as null only, so left open.', type: anything }
  const schema: Schema = { description, type: [...typeNames(filled), 'null'] }
  if (seen.has('object')) Object.assign(schema, propertiesOf(shapes, paths))
  if (seen.has('array')) schema.items = itemsOf(shapes, paths)
  return schema
}

/** Names of types, as a schema lists them: a number may be a whole one. */
export function typeNames(kinds: readonly Kind[]): string[] {
  const names = new Set(kinds.map((kind) => (kind === 'huge' ? 'number' : kind)))
  if (names.has('number')) names.delete('integer')
  return [...names]
}

function propertiesOf(shapes: Shapes, paths: readonly string[]): Pick<Schema, 'properties'> {
  const fields = paths
    .flatMap((path) => shapes.inside.get(path) ?? [])
    .map((path) => ({ path, key: keyOf(path) }))
    .filter(({ key }) => key !== null && isDescribable(key))
  if (fields.length === 0) return {}
  const properties = [...grouped(fields, ({ key }) => key)].map(([key, of]) => [
    key,
    inferSchema(
      shapes,
      of.map(({ path }) => path),
      'Seen, not documented.',
    ),
  ])
  return { properties: Object.fromEntries(properties) }
}

function itemsOf(shapes: Shapes, paths: readonly string[]): Schema {
  const items = paths.map(itemPath).filter((path) => shapes.learned.paths.has(path))
  return items.length === 0 ? {} : inferSchema(shapes, items, 'Seen, not documented.')
}
