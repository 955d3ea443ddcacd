import { Ajv } from 'ajv'
import { expect, it, vi } from 'vitest'
import { validateBody } from '../../src/contract/index.ts'

/** No schema of ours has a name that needs an escape, so one is planted; ajv itself compiles it. */
const planted = vi.hoisted(() => ({
  type: 'object',
  required: ['m~n'],
  properties: {
    'a/b': { type: 'object', required: ['c~/d'], properties: { 'x~y': { type: 'string' } } },
  },
}))

vi.mock('../../src/contract/generated/validators.ts', () => {
  const validate = new Ajv({ allErrors: true }).compile(planted)
  return { validateBody: validate, validateHook: validate }
})

it('escapes ~ and / in paths, of missing fields as of wrong ones', () => {
  const result = validateBody({ 'a/b': { 'x~y': 7 } })
  expect(result.ok ? [] : result.errors).toEqual([
    { path: '/m~0n', message: 'is missing' },
    { path: '/a~1b/c~0~1d', message: 'is missing' },
    { path: '/a~1b/x~0y', message: 'must be string' },
  ])
})
