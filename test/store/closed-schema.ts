import { readdirSync, readFileSync } from 'node:fs'
import { Ajv, type ValidateFunction } from 'ajv'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

const folder = new URL('../../schemas/', import.meta.url)

/**
 * A closed copy of schemas/body.json: no object may have a field that its schema does not name. The schemas are
 * open to what the vendor adds; what this kit sends itself has nothing to add.
 */
export function compileClosedBody(): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true })
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    ajv.addSchema(close(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))) as object)
  }
  const validate = ajv.getSchema('body.json')
  if (!validate) throw new Error('schemas/body.json is missing')
  return validate
}

function close(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(close)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, close(part)]))
  // A schema has a type beside its properties; a property that is called "properties" has none.
  return 'properties' in schema && 'type' in schema ? { ...inner, additionalProperties: false } : inner
}
