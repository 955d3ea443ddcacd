import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { kit } from './run-in-process.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const commands = ['start', 'store', 'receiver', 'trigger', 'simulate', 'inspect']

/** Relative paths of files: with a folder before and an ending behind, and part of no URL. */
function pathsIn(text: string): string[] {
  return [...text.matchAll(/(?<![\w/:.])(?:[\w-]+\/)+[\w.-]+\.[a-z]\w*/g)].map(([path]) => path)
}

async function packed(): Promise<string[]> {
  const pack = ['pack', '--dry-run', '--json', '--ignore-scripts']
  const { stdout } = await promisify(execFile)('npm', pack, { cwd: root, maxBuffer: 2 ** 24 })
  const [{ files }] = JSON.parse(stdout) as [{ files: { path: string }[] }]
  return files.map(({ path }) => path)
}

describe('the package', () => {
  it('has every file that a help text names', async () => {
    const helps = await Promise.all(commands.map(async (name) => (await kit([name, '--help'])).stdout))
    const named = new Set(helps.flatMap(pathsIn))
    expect(named).toContain('docs/settings.md')
    expect(named).toContain('fixtures/order_paid/today.body.json')
    const files = new Set(await packed())
    expect([...named].filter((path) => !files.has(path))).toEqual([])
  })

  it('has what has changed', async () => {
    expect(await packed()).toContain('CHANGELOG.md')
  })
})

it.each([
  ['see docs/settings.md, or http://127.0.0.1:3000/a/b.html', ['docs/settings.md']],
  ['--set /order/total=99.5 inspect a/b.body.json', ['a/b.body.json']],
])('the reader of paths reads %j', (text, paths) => {
  expect(pathsIn(text)).toEqual(paths)
})
