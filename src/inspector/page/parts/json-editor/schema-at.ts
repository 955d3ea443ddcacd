/** As much of JSON Schema as completion reads; `$ref` names a schema of `definitions`. */
export interface JsonSchema {
  $ref?: string
  description?: string
  type?: string | string[]
  enum?: unknown[]
  examples?: unknown[]
  anyOf?: JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
}

export type Definitions = Readonly<Record<string, JsonSchema>>

/** All that the schema says of the value at a path; list items go by any number. */
export function schemasAt(
  schema: JsonSchema,
  path: readonly string[],
  definitions: Definitions,
): JsonSchema[] {
  let here = alternatives(schema, definitions)
  for (const step of path) {
    here = here.flatMap((each) => {
      const inside = own(each.properties, step) ?? (/^\d+$/.test(step) ? each.items : undefined)
      return inside ? alternatives(inside, definitions) : []
    })
  }
  return here
}

/** The schema with its references followed, and what it may be in their place. */
function alternatives(schema: JsonSchema, definitions: Definitions): JsonSchema[] {
  const target = schema.$ref === undefined ? schema : own(definitions, schema.$ref)
  if (!target) return []
  const others = (target.anyOf ?? []).flatMap((each) => alternatives(each, definitions))
  return [target, ...others]
}

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return record && Object.hasOwn(record, name) ? record[name] : undefined
}
