import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { signedRequest } from '../../src/testing/index.ts'
import { fixture } from '../fixtures.ts'
import { filesIn } from '../import-rules/files.ts'
import { buildKit, installInto, newFolder, runIn } from '../testing/built-kit.ts'
import { kit } from './run-in-process.ts'

const files = [
  '.env',
  '.env.example',
  '.gitignore',
  'README.md',
  'package.json',
  'src/handlers/order-paid.ts',
  'src/receiver.ts',
  'test/order-paid.test.ts',
  'tsconfig.json',
]
const packages = ['express', 'tsx', '@types/express', '@types/node', 'typescript', 'vitest']

const read = (...path: string[]) => readFileSync(join(...path), 'utf8')
const allIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
    .sort()

describe('init', () => {
  it('writes a project and says what comes next', async () => {
    const folder = newFolder('init')
    const ended = await kit(['init', 'My Shop'], { folder })
    expect([ended.code, ended.stderr]).toEqual([0, ''])
    expect(allIn(join(folder, 'My Shop'))).toEqual(files)
    expect(ended.stdout).toContain('cd My Shop\n  npm install\n  npm test\n  npm start\n')
    expect(ended.stdout).toContain('npx jumpkit trigger order_paid')
    expect(ended.stdout).toContain(`--kit jumpseller-webhook-kit-${manifest.version}.tgz`)
    const made = JSON.parse(read(folder, 'My Shop', 'package.json'))
    expect(made).toMatchObject({
      name: 'my-shop',
      dependencies: { 'jumpseller-webhook-kit': manifest.version },
    })
  })

  it('leaves no file of the template out', async () => {
    expect(filesIn('templates/starter')).toHaveLength(files.length - 1)
  })

  it('has the versions that the kit is tested with', () => {
    const { dependencies, devDependencies } = JSON.parse(read('templates/starter/package.json'))
    const ours: Record<string, string> = { ...manifest.dependencies, ...manifest.devDependencies }
    const { 'jumpseller-webhook-kit': _, ...asked } = { ...dependencies, ...devDependencies }
    expect(asked).toEqual(Object.fromEntries(packages.map((name) => [name, ours[name]])))
  })

  it('keeps the token to the one who may read it, and makes another each time', async () => {
    const folder = newFolder('init')
    const tokens: (string | undefined)[] = []
    for (const name of ['one', 'two']) {
      await kit(['init', name], { folder })
      tokens.push(/^JUMPSELLER_HOOKS_TOKEN=([\da-f]{32})$/m.exec(read(folder, name, '.env'))?.[1])
      expect(statSync(join(folder, name, '.env')).mode & 0o777).toBe(0o600)
      expect(read(folder, name, '.gitignore')).toMatch(/^\.env$/m)
    }
    expect(new Set(tokens).size).toBe(2)
    expect(tokens).not.toContain(undefined)
    await kit(['init', 'three'], { folder, env: { JUMPSELLER_HOOKS_TOKEN: 'theirs' } })
    expect(read(folder, 'three', '.env')).toContain('JUMPSELLER_HOOKS_TOKEN=theirs\n')
  })

  it('refuses a folder that is not empty, naming what is in the way', async () => {
    const folder = newFolder('init')
    for (const name of ['a', 'b', 'c', 'd', 'e', 'f', '.git']) writeFileSync(join(folder, name), '')
    const ended = await kit(['init', '.'], { folder })
    expect([ended.code, ended.stdout]).toEqual([2, ''])
    expect(ended.stderr).toContain('is not empty: a, b, c, d, e and 1 more.')
    expect(ended.stderr).toContain('--force')
    expect(readdirSync(folder)).toHaveLength(7)
  })

  it('adds with --force what is missing, and changes nothing', async () => {
    const folder = newFolder('init')
    mkdirSync(join(folder, 'src'))
    writeFileSync(join(folder, 'package.json'), '{"name":"mine"}')
    writeFileSync(join(folder, 'src/receiver.ts'), '// mine\n')
    const ended = await kit(['init', '.', '--force', '--json'], { folder })
    expect(ended.records()).toMatchObject([{ kept: ['package.json', 'src/receiver.ts'] }])
    expect(ended.stderr).toContain(`it needs jumpseller-webhook-kit ${manifest.version}`)
    expect(allIn(folder)).toEqual(files)
    expect(read(folder, 'package.json')).toBe('{"name":"mine"}')
    expect(read(folder, 'src/receiver.ts')).toBe('// mine\n')
  })

  it.each([
    ['0.2.0', '0.2.0'],
    ['^1.0.0', '^1.0.0'],
    ['kit.tgz', 'file:../kit.tgz'],
    ['file:kit.tgz', 'file:../kit.tgz'],
    ['https://registry.example/kit.tgz', 'https://registry.example/kit.tgz'],
  ])('names the kit %s as %s', async (asked, named) => {
    const folder = newFolder('init')
    writeFileSync(join(folder, 'kit.tgz'), '')
    const ended = await kit(['init', 'shop', '--kit', asked], { folder })
    expect(ended.stderr).toBe('')
    expect(JSON.parse(read(folder, 'shop', 'package.json')).dependencies).toMatchObject({
      'jumpseller-webhook-kit': named,
    })
  })

  it.each([
    [['shop', '--kit', 'nowhere.tgz'], 'there is no'],
    [['shop', '--kit', 'file:nowhere'], 'there is no'],
    [['a-file'], 'is a file: name a folder'],
    [['a-file/shop'], 'is a file'],
  ])('refuses %j', async (args, message) => {
    const folder = newFolder('init')
    writeFileSync(join(folder, 'a-file'), '')
    const ended = await kit(['init', ...args], { folder })
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([2, '', expect.stringContaining(message)])
    expect(readdirSync(folder)).toEqual(['a-file'])
  })
})

describe('the project', () => {
  let project: string
  beforeAll(async () => {
    const built = await buildKit()
    const folder = newFolder('shop')
    // By the compiled command line, as it is installed.
    const ended = await runIn(folder, [
      'node',
      join(built, 'dist/cli/main.js'),
      'init',
      'my-shop',
      '--kit',
      built,
    ])
    expect(ended).toMatchObject({ code: 0 })
    project = join(folder, 'my-shop')
    installInto(project, built, packages)
  }, 60_000)

  it('passes its test', async () => {
    const { code, output } = await runIn(project, ['npm', 'test'])
    expect(output).toMatch(/Tests +1 passed \(1\)/)
    expect(code).toBe(0)
  }, 60_000)

  it('is right by its types', async () => {
    expect(await runIn(project, ['node', 'node_modules/typescript/bin/tsc'])).toEqual({ code: 0, output: '' })
  })

  it('starts, handles a signed order once, and stops', async () => {
    const { child, line } = started(project)
    const url = (await line('Hooks are taken at ')).replace('Hooks are taken at ', '')
    const hooksToken = /^JUMPSELLER_HOOKS_TOKEN=(.+)$/m.exec(read(project, '.env'))?.[1] ?? ''
    const request = signedRequest(fixture('order_paid/today').body, { hooksToken })
    const answers = [await fetch(url, request), await fetch(url, request)]
    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
      { verdict: 'accepted' },
      { verdict: 'duplicate' },
    ])
    expect(await line('Order 2051')).toContain('Order 2051 is paid: 369.2 USD (entry ')
    expect((await fetch(url, signedRequest('{}', { hooksToken: 'a guess' }))).status).toBe(401)
    const { entries } = (await (await fetch(new URL('/api/entries', url))).json()) as { entries: object[] }
    expect(entries).toMatchObject([{ orderId: 2051, receipts: 2, handler: { state: 'done', runs: 1 } }])
    child.kill('SIGTERM')
    expect(await once(child, 'close')).toEqual([0, null])
  }, 60_000)

  it('says what is missing when there is no token', async () => {
    const { child, line } = started(project, { JUMPSELLER_HOOKS_TOKEN: '' })
    await expect(line('copy .env.example to .env')).resolves.toContain('JUMPSELLER_HOOKS_TOKEN is not set')
    expect(child.exitCode ?? (await once(child, 'close'))[0]).toBe(1)
  }, 30_000)
})

/** What `npm start` runs, on a free port. */
function started(project: string, env: Record<string, string> = {}) {
  const [program, ...args] = JSON.parse(read(project, 'package.json')).scripts.start.split(' ')
  expect(program).toBe('tsx')
  const { PATH = '', HOME = '' } = process.env
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', ...args], {
    cwd: project,
    env: { PATH, HOME, RECEIVER_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines: string[] = []
  let look = () => {}
  const take = (each: string) => {
    lines.push(each)
    look()
  }
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', take)
  }
  const line = (text: string) =>
    new Promise<string>((resolve, reject) => {
      look = () => {
        const found = lines.find((each) => each.includes(text))
        if (found !== undefined) resolve(found)
      }
      child.once('close', () =>
        reject(new Error(`It ended without ${JSON.stringify(text)}: ${lines.join('\n')}`)),
      )
      look()
    })
  return { child, line }
}
