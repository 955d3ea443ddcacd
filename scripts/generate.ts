/**
 * Makes src/contract/generated from schemas/: types by json-schema-to-typescript, validators by ajv as
 * standalone code, so that the running kit neither compiles a schema nor loads a compiler. And for the inspector's
 * editor, whose page takes no values from outside itself, the schemas in one file.
 * With --check it writes nothing and fails when what is committed is not what the schemas give.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { compile, type JSONSchema } from 'json-schema-to-typescript'

const root = fileURLToPath(new URL('..', import.meta.url))
const schemasFolder = join(root, 'schemas')
const banner = '// Made from schemas/ by `npm run generate`. Change the schema, not this file.'

function readSchemas(): { $id: string }[] {
  const names = readdirSync(schemasFolder).filter((name) => name.endsWith('.json'))
  return names.sort().map((name) => JSON.parse(readFileSync(join(schemasFolder, name), 'utf8')))
}

/** One compilation from a root that refers to every schema, so that a shared part is declared once. */
function types(): Promise<string> {
  const everything: JSONSchema = {
    title: 'Schemas',
    type: 'object',
    additionalProperties: false,
    properties: { body: { $ref: 'body.json' }, hook: { $ref: 'hook.json' } },
    required: ['body', 'hook'],
  }
  return compile(everything, 'Schemas', {
    cwd: schemasFolder,
    bannerComment: banner,
    style: { singleQuote: true, semi: false, printWidth: 110 },
  })
}

function validators(): string {
  // allErrors: a quarantined entry shows everything that is odd, not the first thing only.
  const ajv = new Ajv({
    schemas: readSchemas(),
    allErrors: true,
    allowUnionTypes: true,
    code: { source: true, esm: true, lines: true },
  })
  const code = standalone.default(ajv, { validateBody: 'body.json' })
  if (code.includes('require(')) {
    throw new Error('A schema uses a keyword whose validator needs ajv at run time (such as minLength).')
  }
  return `// @ts-nocheck\n${banner}\n${code}\n`
}

/** What completion needs of each schema, so that the page carries no more. */
const keptKeywords = ['$ref', 'description', 'type', 'enum', 'examples', 'anyOf', 'items', 'properties']

function completions(): string {
  const definitions = Object.fromEntries(readSchemas().map((schema) => [schema.$id, kept(schema)]))
  return `${banner}\nexport const definitions: Record<string, object> = ${JSON.stringify(definitions, null, 2)}\n`
}

function kept(schema: object): object {
  const entries = Object.entries(schema).filter(([keyword]) => keptKeywords.includes(keyword))
  return Object.fromEntries(
    entries.map(([keyword, value]) => [keyword, isNested(keyword) ? keptInside(keyword, value) : value]),
  )
}

const isNested = (keyword: string) => ['anyOf', 'items', 'properties'].includes(keyword)

function keptInside(keyword: string, value: object): object {
  if (keyword === 'items') return kept(value)
  if (Array.isArray(value)) return value.map(kept)
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, kept(member)]))
}

interface Schema {
  $id?: string
  $ref?: string
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
}

interface KnownPart {
  fields?: Record<string, KnownPart>
  items?: KnownPart
}

/** The names alone, so that a browser can tell an unknown field without carrying the schemas. */
function knownFields(): string {
  const schemas = new Map(readSchemas().map((schema: Schema) => [schema.$id, schema]))

  function knownPart({ $ref, anyOf, properties, items }: Schema): KnownPart {
    const referred = schemas.get($ref)
    if (referred) return knownPart(referred)
    const part = anyOf?.find((each) => each.$ref !== undefined)
    if (part) return knownPart(part)
    const fields = Object.entries(properties ?? {}).map(([name, field]) => [name, knownPart(field)])
    return {
      ...(properties && { fields: Object.fromEntries(fields) }),
      ...(items && { items: knownPart(items) }),
    }
  }

  const form = 'export interface KnownPart {\n  fields?: Record<string, KnownPart>\n  items?: KnownPart\n}'
  const body = JSON.stringify(knownPart({ $ref: 'body.json' }), null, 1)
  return `${banner}\n${form}\n\nexport const knownBody: KnownPart = ${body}\n`
}

const made = {
  'src/contract/generated/types.ts': await types(),
  'src/contract/generated/validators.ts': validators(),
  'src/contract/generated/known-fields.ts': knownFields(),
  'src/inspector/page/generated/schemas.ts': completions(),
}
const onDisk = (path: string) => {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return null
  }
}

if (process.argv.includes('--check')) {
  const stale = Object.entries(made).filter(([path, text]) => onDisk(path) !== text)
  for (const [path] of stale) {
    process.stderr.write(`${path} is not what schemas/ gives: npm run generate\n`)
  }
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const [path, text] of Object.entries(made)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}
