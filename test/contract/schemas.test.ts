import { readdirSync, readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'

type Schema = Record<string, unknown>

const folder = new URL('../../schemas/', import.meta.url)
const files = readdirSync(folder).filter((file) => file.endsWith('.json'))
const read = (file: string): Schema => JSON.parse(readFileSync(new URL(file, folder), 'utf8'))
const types = readFileSync(new URL('../../src/contract/generated/types.ts', import.meta.url), 'utf8')

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** Every object inside a schema, with the JSON Pointer that leads to it. */
function parts(value: unknown, pointer = ''): [string, Schema][] {
  if (!isSchema(value)) return []
  const inner = Object.entries(value).flatMap(([key, part]) => parts(part, `${pointer}/${key}`))
  return [[pointer, value], ...inner]
}

/** Every declared property, and not what stands under `properties` by another meaning. */
function properties(schema: Schema): [string, Schema][] {
  return parts(schema).flatMap(([pointer, part]) =>
    Object.entries(isSchema(part.properties) ? part.properties : {}).map(
      ([name, property]) => [`${pointer}/properties/${name}`, property as Schema] as [string, Schema],
    ),
  )
}

const refs = (schema: Schema) =>
  parts(schema).flatMap(([, part]) => (typeof part.$ref === 'string' ? [part.$ref] : []))

/** A description in a doc comment stands on one line, or wrapped: compared without white space and stars. */
const bare = (text: string) => text.replace(/[\s*]+/g, ' ')
const bareTypes = bare(types)

describe.each(files)('schemas/%s', (file) => {
  const schema = read(file)

  it('is valid draft-07', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#')
    const ajv = new Ajv()
    expect(ajv.validateSchema(schema), JSON.stringify(ajv.errors)).toBe(true)
  })

  it('is named as its file, titled and described', () => {
    expect(schema.$id).toBe(file)
    expect(schema.title).toMatch(/^[A-Z][A-Za-z]+$/)
    expect(schema.description).toMatch(/\.$/)
  })

  it('describes every property, itself or by what it refers to', () => {
    const undescribed = properties(schema).filter(([, property]) => !property.description && !property.$ref)
    expect(undescribed.map(([pointer]) => pointer)).toEqual([])
  })

  it('refers only to schemas that are there', () => {
    expect(refs(schema).filter((ref) => !files.includes(ref))).toEqual([])
  })

  it('forbids no unknown field', () => {
    expect(parts(schema).filter(([, part]) => 'additionalProperties' in part)).toEqual([])
  })

  it('gives its descriptions to the generated types as doc comments', () => {
    const described = [schema, ...properties(schema).map(([, property]) => property)]
    const descriptions = described
      .map(({ description }) => description)
      .filter((text) => typeof text === 'string')
    expect(descriptions.filter((text) => !bareTypes.includes(`/ ${bare(text)} /`))).toEqual([])
    expect(types).toContain(`export interface ${schema.title}`)
  })
})

it('every schema is reached from the body or the hook', () => {
  const reached = new Set(['body.json', 'hook.json'])
  for (const file of reached) for (const ref of refs(read(file))) reached.add(ref)
  expect([...reached].sort()).toEqual(files.sort())
})

it('an order must have only its id and its status', () => {
  expect(read('order.json').required).toEqual(['id', 'status'])
  const others = files.filter((file) => !['order.json', 'body.json', 'hook.json'].includes(file))
  expect(others.filter((file) => 'required' in read(file))).toEqual([])
})
