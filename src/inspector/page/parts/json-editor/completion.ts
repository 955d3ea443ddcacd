import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type CursorPlace, cursorPlace } from './cursor-place.ts'
import { type Definitions, type JsonSchema, schemasAt } from './schema-at.ts'

/** Names of properties that are not there yet, and the values a schema lists, at the cursor. */
export function completionFrom(schema: JsonSchema, definitions: Definitions) {
  return (context: CompletionContext): CompletionResult | null => {
    const place = cursorPlace(context.state, context.pos)
    if (!place || (place.from === place.to && !context.explicit)) return null
    const found = schemasAt(schema, place.path, definitions)
    const options = place.kind === 'name' ? names(found, place) : values(found)
    return options.length === 0 ? null : { from: place.from, to: place.to, options, filter: true }
  }
}

function names(schemas: readonly JsonSchema[], { present, hasValue }: CursorPlace): Completion[] {
  const known = new Map(schemas.flatMap(({ properties }) => Object.entries(properties ?? {})))
  for (const name of present) known.delete(name)
  return [...known].map(([name, { type, description }]) => ({
    label: JSON.stringify(name),
    apply: hasValue ? JSON.stringify(name) : `${JSON.stringify(name)}: `,
    type: 'property',
    ...(type && { detail: [type].flat().join(' | ') }),
    ...(description && { info: description }),
  }))
}

function values(schemas: readonly JsonSchema[]): Completion[] {
  const listed = schemas.flatMap((schema) => [...(schema.enum ?? []), ...(schema.examples ?? [])])
  const types = new Set(schemas.flatMap(({ type }) => type ?? []))
  const words = [
    ...(types.has('boolean') ? [true, false] : []),
    ...(types.has('null') || listed.includes(null) ? [null] : []),
  ]
  const texts = new Set([...listed, ...words].map((value) => JSON.stringify(value)))
  return [...texts].map((label) => ({ label, type: 'enum' }))
}
