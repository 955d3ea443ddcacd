import type { Kind } from './kinds.ts'

/** The part of JSON Schema that schemas/ is written in. */
export interface Schema {
  $id?: string
  $ref?: string
  title?: string
  description?: string
  type?: string | string[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  examples?: unknown[]
  enum?: unknown[]
}

/** Schemas by their `$id`, which is the name of their file. */
export type Schemas = Readonly<Record<string, Schema>>

/** A schema, and where it is written: a JSON Pointer into a file. */
export interface Located {
  file: string
  pointer: string
  schema: Schema
}

export function locate(schemas: Schemas, file: string): Located {
  const schema = schemas[file]
  if (!schema) throw new Error(`There is no schema ${file}: schemas/ has ${Object.keys(schemas).join(', ')}.`)
  return { file, pointer: '', schema }
}

/** What a schema comes to, with references followed: each of its alternatives. */
export function alternatives(schemas: Schemas, located: Located): Located[] {
  const { file, pointer, schema } = located
  if (schema.$ref !== undefined) return alternatives(schemas, locate(schemas, schema.$ref))
  if (!schema.anyOf) return [located]
  return schema.anyOf.flatMap((each, at) =>
    alternatives(schemas, { file, pointer: `${pointer}/anyOf/${at}`, schema: each }),
  )
}

export function typesOf({ type }: Schema): string[] | null {
  if (type === undefined) return null
  return Array.isArray(type) ? type : [type]
}

/** The types that the alternatives allow together; null when one of them allows all. */
export function allowedTypes(all: readonly Located[]): string[] | null {
  const types: string[] = []
  for (const { schema } of all) {
    const own = typesOf(schema)
    if (!own) return null
    types.push(...own)
  }
  return types
}

export function allows(types: readonly string[] | null, kind: Kind): boolean {
  if (kind === 'huge') return false
  if (types === null || types.includes(kind)) return true
  return kind === 'integer' && types.includes('number')
}
