import { readFileSync } from 'node:fs'

/** The part of JSON Schema that schemas/ uses to say what an object or a list holds. */
interface Schema {
  $ref?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
}

/** schemas/ stands beside src in a clone and beside dist in the package. */
const folder = new URL('../../../schemas/', import.meta.url)

type Load = (name: string) => Schema

/** JSON Pointers of the fields that schemas/body.json does not know: allowed, and perhaps news. */
export function unknownFields(body: unknown): string[] {
  const files = new Map<string, Schema>()
  const load: Load = (name) => {
    const schema = files.get(name) ?? JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
    files.set(name, schema)
    return schema
  }
  return [...unknownIn({ value: body, schema: load('body.json'), path: '' }, load)]
}

interface Part {
  value: unknown
  schema: Schema
  path: string
}

function* unknownIn({ value, schema, path }: Part, load: Load): Generator<string> {
  if (typeof value !== 'object' || value === null) return
  const part = resolved(schema, load)
  for (const [key, member] of Object.entries(value)) {
    const place = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
    const known = Array.isArray(value) ? part.items : memberOf(part, key)
    if (known) yield* unknownIn({ value: member, schema: known, path: place }, load)
    else if (part.properties) yield place
  }
}

function memberOf({ properties = {} }: Schema, key: string): Schema | undefined {
  return Object.hasOwn(properties, key) ? properties[key] : undefined
}

/** Behind its references; of "this part or null" the part. */
function resolved(schema: Schema, load: Load): Schema {
  const { $ref, anyOf } = schema
  if ($ref !== undefined) return resolved(load($ref), load)
  const part = anyOf?.find((each) => each.$ref !== undefined)
  return part ? resolved(part, load) : schema
}
