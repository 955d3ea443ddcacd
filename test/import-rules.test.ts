import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import config from '../vitest.config.ts'
import { filesIn, foundBy, isVague, root, untestedExamples } from './import-rules/files.ts'
import { importsOf } from './import-rules/imports.ts'
import { breaches } from './import-rules/rules.ts'

const sources = filesIn('src')
  .filter((path) => /\.[cm]?tsx?$/.test(path))
  .map((path) => ({ path: path.slice('src/'.length), text: readFileSync(join(root, path), 'utf8') }))
const everything = filesIn('.')

describe('the code', () => {
  it('is found', () => {
    expect(sources.map(({ path }) => path)).toContain('contract/index.ts')
    expect(everything).toContain('test/import-rules.test.ts')
  })

  it('keeps the direction of its imports', () => {
    expect(breaches(sources)).toEqual([])
  })

  it('has no file of more than 300 lines', () => {
    const written = sources.filter(({ path }) => !path.includes('/generated/'))
    const long = written.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    expect(long.filter(({ lines }) => lines > 300)).toEqual([])
  })

  it('of the page fetches in one file alone', () => {
    const page = sources.filter(({ path }) => path.startsWith('inspector/page/'))
    expect(page.length).toBeGreaterThan(20)
    const asks = /\b(fetch\(|new (EventSource|XMLHttpRequest|WebSocket)\b|sendBeacon\()/
    expect(page.filter(({ text }) => asks.test(text)).map(({ path }) => path)).toEqual([
      'inspector/page/api.ts',
    ])
  })

  it('of the page puts no text of a payload in as markup', () => {
    const page = sources.filter(({ path }) => path.startsWith('inspector/page/'))
    const markup = /innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|document\.write/
    expect(page.filter(({ text }) => markup.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('has no file or folder that is called utils, helpers or common', () => {
    expect(everything.filter(isVague)).toEqual([])
  })
})

describe('the tests', () => {
  const projects = (config.test?.projects ?? []).flatMap((project) =>
    typeof project === 'object' && 'test' in project && project.test ? [project.test] : [],
  )
  const timesFound = (file: string) =>
    projects.filter(({ include = [], exclude = [] }) => foundBy(include, file) && !foundBy(exclude, file))
      .length
  const typeChecks = projects.flatMap(({ typecheck }) => (typecheck?.enabled && typecheck.include) || [])

  it('are all found by vitest, once', () => {
    const tests = everything.filter((file) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(file))
    expect(tests.length).toBeGreaterThan(5)
    expect(tests.filter((file) => timesFound(file) !== 1)).toEqual([])
  })

  it('of types are all found by vitest', () => {
    const tests = everything.filter((file) => /\.(test|spec)-d\.[cm]?tsx?$/.test(file))
    expect(tests.length).toBeGreaterThan(0)
    expect(tests.filter((file) => !foundBy(typeChecks, file))).toEqual([])
  })

  it('cover every example by its name', () => {
    expect(untestedExamples(everything)).toEqual([])
  })
})

describe('the reader of imports', () => {
  it.each([
    ["import a from './a.ts'", './a.ts', false],
    ["import * as a from './a.ts'", './a.ts', false],
    ["import a, { b } from './a.ts'", './a.ts', false],
    ["import {\n  a, // why: it's good\n  type B,\n} from './a.ts'", './a.ts', false],
    ["import './a.ts'", './a.ts', false],
    ["import type { A } from './a.ts'", './a.ts', true],
    ["import type A from './a.ts'", './a.ts', true],
    ["import type from './a.ts'", './a.ts', false],
    ["import { type A } from './a.ts'", './a.ts', false],
    ["import a from './a.json' with { type: 'json' }", './a.json', false],
    ['import { readFile } from "node:fs"', 'node:fs', false],
    ["export * from './a.ts'", './a.ts', false],
    ["export * as a from './a.ts'", './a.ts', false],
    ["export { a } from './a.ts'", './a.ts', false],
    ["export type { A } from './a.ts'", './a.ts', true],
    ["export type * from './a.ts'", './a.ts', true],
    ["const a = await import('./a.ts')", './a.ts', false],
    ["const a = require('./a.ts')", './a.ts', false],
    ["let a: import('./a.ts').A", './a.ts', true],
    ["type A = typeof import('./a.ts')", './a.ts', true],
  ])('understands %j', (text, specifier, typeOnly) => {
    expect(importsOf(text)).toEqual([{ specifier, typeOnly }])
  })

  it.each([
    "// import a from './a.ts'",
    "/** Use it as\n * import a from './a.ts'\n */",
    "const text = 'we import from there'",
    "export const from = 'x'",
    'export { a, b }',
    'export default function run() {}',
    'const here = import.meta.url',
  ])('finds none in %j', (text) => {
    expect(importsOf(text)).toEqual([])
  })

  it.each([
    'await import(name)',
    "import a = require('./a.ts')",
    'import { "a b" } = x',
    'await import(`./$' + '{a}.ts`)',
  ])('says that it cannot read %j', (text) => {
    expect(() => importsOf(text)).toThrow('understood')
  })
})

describe('the rules', () => {
  const told = (path: string, text: string) => breaches([{ path, text }])

  it.each([
    ['contract/a.ts', "import { b } from '../store/b.ts'", 'contract imports nothing of ours'],
    ['store/a.ts', "import type { B } from '../receiver/b.ts'", 'never import each other'],
    ['receiver/a.ts', "import { b } from '../store/b.ts'", 'never import each other'],
    ['receiver/http/a.ts', "export * from '../../store/index.ts'", 'never import each other'],
    ['store/domain/a.ts', "import { b } from '../dispatcher.ts'", 'domain imports only'],
    ['store/domain/a.ts', "import { createHash } from 'node:crypto'", 'domain imports only'],
    ['store/domain/a.ts', "import type { A } from 'undici'", 'domain imports only'],
    ['receiver/domain/a.ts', "import { b } from '../adapters/journal/b.ts'", 'domain imports only'],
    ['store/domain/a.ts', 'const now = Date.now()', 'names Date.now'],
    ['store/domain/a.ts', 'const now = new Date()', 'names new Date()'],
    ['store/domain/a.ts', 'const now = new Date', 'names new Date()'],
    ['store/domain/a.ts', 'const a = Math.random()', 'names Math.random'],
    ['store/domain/a.ts', 'const a = process.platform', 'names process'],
    ['store/domain/a.ts', 'setTimeout(() => a, 1)', 'names a timer'],
    ['receiver/http/a.ts', "import { b } from '../adapters/journal/b.ts'", 'adapters are imported by'],
    ['receiver/handlers.ts', "import type { B } from './adapters/journal/b.ts'", 'adapters are imported by'],
    ['store/adapters/a.ts', "import { b } from '../http/b.ts'", 'adapters import ports'],
    ['inspector/page/a.ts', "import { b } from '../../contract/b.ts'", 'only types'],
    ['certify/a.ts', "import { b } from '../receiver/index.ts'", 'certify never imports receiver'],
    ['inspector/a.ts', "import { b } from '../cli/b.ts'", 'nothing imports cli'],
    ['receiver/a.ts', "import { b } from 'jumpseller-webhook-kit/store'", 'by its relative path'],
    ['receiver/a.ts', "import process from 'node:process'", 'process is taken'],
    ['receiver/a.ts', 'const port = process.env.PORT', 'process.env is read in cli alone'],
    ['receiver/a.ts', "const port = process['env']", 'process.env is read in cli alone'],
    ['receiver/a.ts', 'const { env } = process', 'process.env is read in cli alone'],
    ['receiver/a.ts', 'const a = await import(name)', 'cannot be read'],
  ])('%s must not say %j', (path, text, rule) => {
    const found = told(path, text).filter((breach) => breach.startsWith(`src/${path}`))
    expect(found.join('\n')).toContain(rule)
  })

  it.each([
    ['contract/a.ts', "import { b } from './b.ts'\nimport { c } from 'node:crypto'"],
    ['store/domain/a.ts', "import { b } from './b.ts'\nimport { c } from '../../contract/index.ts'"],
    [
      'store/domain/a.ts',
      '// Date.now() comes in as an argument.\nexport const a = (t: number) => new Date(t)',
    ],
    ['store/adapters/a.ts', "import type { Sender } from '../ports.ts'"],
    ['receiver/index.ts', "export { a } from './adapters/a.ts'"],
    ['cli/a.ts', "import { b } from '../receiver/adapters/b.ts'\nconst port = process.env.PORT"],
    ['inspector/page/a.ts', "import type { A } from '../../contract/index.ts'\nimport { b } from './b.ts'"],
  ])('%s may say %j', (path, text) => {
    expect(told(path, text)).toEqual([])
  })

  it('tell of cycles, of values and of types', () => {
    const files = [
      { path: 'store/a.ts', text: "import { b } from './b.ts'" },
      { path: 'store/b.ts', text: "import type { C } from './domain/c.ts'" },
      { path: 'store/domain/c.ts', text: "export type { D } from './d.ts'" },
      { path: 'store/domain/d.ts', text: "import type { C } from './c.ts'" },
    ]
    expect(breaches(files)).toEqual([
      'no cycles: src/store/domain/c.ts → src/store/domain/d.ts → src/store/domain/c.ts',
    ])
  })
})

describe('the finder of tests', () => {
  it.each([
    ['test/a.test.ts', true],
    ['test/deep/er/a.test.ts', true],
    ['test/deep/a.test.tsx', false],
    ['src/a.test.ts', false],
    ['a/test/b.test.ts', false],
    ['test/aXtest.ts', false],
  ])('%s is found: %s', (file, found) => {
    expect(foundBy(['test/**/*.test.ts'], file)).toBe(found)
  })

  it('refuses a glob that it cannot read', () => {
    expect(() => foundBy(['test/**/*.{test,spec}.ts'], 'test/a.test.ts')).toThrow(
      'more than this test can read',
    )
  })

  it('tells of an example without a test', () => {
    const files = [
      'examples/a.ts',
      'examples/b.ts',
      'examples/b.test.ts',
      'examples/c.ts',
      'test/examples/c.test.ts',
    ]
    expect(untestedExamples(files)).toEqual(['examples/a.ts'])
  })

  it('knows names that say nothing', () => {
    const vague = [
      'src/utils/a.ts',
      'src/store/helpers.ts',
      'test/common/a.ts',
      'src/http-utils.ts',
      'src/util.ts',
    ]
    expect(vague.filter((file) => !isVague(file))).toEqual([])
    expect(['src/contract/index.ts', 'src/uncommon.ts', 'docs/utility.md'].filter(isVague)).toEqual([])
  })
})
