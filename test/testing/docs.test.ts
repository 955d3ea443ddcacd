import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as testing from '../../src/testing/index.ts'
import { signedRequest } from '../../src/testing/index.ts'
import { page, rows } from '../docs/pages.ts'
import { fixture } from '../fixtures.ts'
import { buildKit, installInto, newFolder, type ProgramEnd, runIn } from './built-kit.ts'

const { text } = page('docs/testing.md')
const blocks = [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)

const tsconfig = {
  compilerOptions: {
    target: 'es2023',
    module: 'nodenext',
    types: ['node'],
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: true,
    noEmit: true,
  },
}

describe('docs/testing.md', () => {
  let project: string
  let tests: ProgramEnd
  beforeAll(async () => {
    project = newFolder('testing-page')
    installInto(project, await buildKit(), ['vitest', 'typescript', '@types/node'])
    writeFileSync(join(project, 'package.json'), '{"type":"module"}\n')
    writeFileSync(join(project, 'tsconfig.json'), JSON.stringify(tsconfig))
    const { headers, body } = signedRequest(fixture('order_paid/today').body)
    writeFileSync(join(project, 'order_paid-2ce13ec3-2.body.json'), body)
    writeFileSync(join(project, 'order_paid-2ce13ec3-2.headers.json'), JSON.stringify(headers))
    for (const [at, code] of blocks.entries()) writeFileSync(join(project, `block-${at}.test.ts`), code)
    tests = await runIn(project, ['node', 'node_modules/vitest/vitest.mjs', 'run', '--reporter=verbose'])
  }, 60_000)

  it('has blocks of code that run and pass', () => {
    expect(blocks.length).toBeGreaterThan(3)
    expect(tests.output).toMatch(new RegExp(`Tests +${blocks.length} passed \\(${blocks.length}\\)`))
    expect(tests.code).toBe(0)
  })

  it('has blocks of code that are right by their types', async () => {
    expect(await runIn(project, ['node', 'node_modules/typescript/bin/tsc'])).toEqual({ code: 0, output: '' })
  })

  it('tells of every function that is offered', () => {
    const told = rows(text).map(([name = '']) => name)
    const functions = Object.entries(testing).filter(
      ([name, each]) => isFunction(each) && /^[a-z]/.test(name),
    )
    expect(functions.length).toBeGreaterThan(4)
    const missing = functions.filter(([name]) => !told.some((each) => each.startsWith(`${name}(`)))
    expect(missing.map(([name]) => name)).toEqual([])
  })
})

const isFunction = (value: unknown) => typeof value === 'function'
