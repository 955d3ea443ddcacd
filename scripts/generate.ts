/**
 * Makes src/contract/generated from schemas/: types by json-schema-to-typescript, validators by ajv as
 * standalone code, so that the running kit neither compiles a schema nor loads a compiler.
 * With --check it writes nothing and fails when what is committed is not what the schemas give.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Ajv } from 'ajv'
import standalone from 'ajv/dist/standalone/index.js'
import { compile, type JSONSchema } from 'json-schema-to-typescript'

const root = fileURLToPath(new URL('..', import.meta.url))
const schemasFolder = join(root, 'schemas')
const generatedFolder = join(root, 'src/contract/generated')
const banner = '// Made from schemas/ by `npm run generate`. Change the schema, not this file.'

function readSchemas(): object[] {
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

const made = { 'types.ts': await types(), 'validators.ts': validators() }
const onDisk = (name: string) => {
  try {
    return readFileSync(join(generatedFolder, name), 'utf8')
  } catch {
    return null
  }
}

if (process.argv.includes('--check')) {
  const stale = Object.entries(made).filter(([name, text]) => onDisk(name) !== text)
  for (const [name] of stale) {
    process.stderr.write(`src/contract/generated/${name} is not what schemas/ gives: npm run generate\n`)
  }
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  mkdirSync(generatedFolder, { recursive: true })
  for (const [name, text] of Object.entries(made)) writeFileSync(join(generatedFolder, name), text)
}
