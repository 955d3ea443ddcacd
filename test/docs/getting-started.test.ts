import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, describe, expect, it } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { type KitProcess, spawnKit } from '../cli/kit-process.ts'
import { kit } from '../cli/run-in-process.ts'
import { readCurl } from '../end-to-end/curl-line.ts'
import { buildKit, installInto, newFolder, runIn } from '../testing/built-kit.ts'
import { notRun, run, wordsOf } from './page-commands.ts'
import { page } from './pages.ts'

const gettingStarted = page('docs/getting-started.md')
const folder = newFolder('getting-started')
const [clone, project] = [join(folder, 'clone'), join(folder, 'my-shop')]
const packed = `jumpseller-webhook-kit-${manifest.version}.tgz`

/** The code of the page, by the file that is named above it. */
const code = Object.fromEntries(
  [...gettingStarted.text.matchAll(/<!-- (src\/\S+) -->\n\n```ts\n([\s\S]*?)```/g)].map(([, path, text]) => [
    path,
    text,
  ]),
)

let both: KitProcess | undefined
let receiver: ChildProcess | undefined
/** Where 127.0.0.1:3000 is here. */
let url = ''
afterAll(async () => {
  both?.child.kill('SIGKILL')
  receiver?.kill('SIGKILL')
  await both?.ended
})

/** A line of the kit; in the project its .env is read. */
function typed(line: string, where: string) {
  const args = (wordsOf(line).args ?? []).map((word) => word.replace('http://127.0.0.1:3000', url))
  const env = { RECEIVER_PORT: new URL(url || 'http://127.0.0.1:1').port }
  const ofClone = where === clone ? { DATA_DIR: join(clone, 'data') } : {}
  return kit(args, { env: { ...env, ...ofClone }, folder: where })
}

const inClone = (said: RegExp) => async (line: string) => {
  const ended = await typed(line, clone)
  expect([ended.code, ended.stdout]).toEqual([0, expect.stringMatching(said)])
}

async function startBoth(): Promise<void> {
  mkdirSync(clone)
  const env = { DATA_DIR: join(clone, 'data'), RECEIVER_PORT: '0', STORE_PORT: '0' }
  both = spawnKit(['start', '--json'], env)
  url = JSON.parse(await both.line('"started"')).receiver.replace(/\/$/, '')
  const inspector = await (await fetch(`${url}/`, { headers: { accept: 'text/html' } })).text()
  expect(inspector).toMatch(/^<!doctype html>/i)
  expect(inspector).not.toContain('npm run build:page')
}

/** What `npm pack` packs, compiled beside the tree; the file that `init` is given stands for it. */
let built = ''
async function pack(): Promise<void> {
  both?.child.kill('SIGINT')
  expect(await both?.ended).toMatchObject({ code: 0 })
  built = await buildKit()
  writeFileSync(join(clone, packed), '')
}

async function install(): Promise<void> {
  const made = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const { 'jumpseller-webhook-kit': asked, ...others } = { ...made.dependencies, ...made.devDependencies }
  expect(asked).toBe(`file:../clone/${packed}`)
  installInto(project, built, Object.keys(others))
}

async function startProject(): Promise<void> {
  const file = 'src/handlers/order-shipped.ts'
  writeFileSync(join(project, file), code[file] ?? '')
  const [imported = '', registered = ''] = (code['src/receiver.ts'] ?? '').split('\n')
  const own = readFileSync(join(project, 'src/receiver.ts'), 'utf8')
  const below = /^receiver\.on\('order_paid'.*$/m
  const changed = own.replace(/^(?=import )/m, `${imported}\n`).replace(below, `$&\n${registered}`)
  writeFileSync(join(project, 'src/receiver.ts'), changed)
  const typesOf = await runIn(project, ['node', 'node_modules/typescript/bin/tsc'])
  expect(typesOf).toEqual({ code: 0, output: '' })

  const { PATH = '', HOME = '' } = process.env
  const args = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).scripts.start.split(' ')
  receiver = spawn(process.execPath, ['--import', ...args], {
    cwd: project,
    env: { PATH, HOME, RECEIVER_PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: receiver.stdout as NodeJS.ReadableStream })) {
    const at = /^Hooks are taken at (http:\/\/[\d.:]+)\//.exec(line)?.[1]
    if (at) {
      url = at
      break
    }
  }
  receiver.stdout?.resume()
}

/** What the page promises of each line. */
const promises: Record<string, (line: string) => Promise<void>> = {
  'npm ci && npm start': startBoth,
  'npm run kit -- trigger order_paid': inClone(/200 in .*accepted/),
  'npm run kit -- trigger order_paid --set /order/customer/phone=null': inClone(/200 in .*accepted/),
  'npm run kit -- trigger order_paid --fault tamper': inClone(/401 in .*refused/),
  'curl http://127.0.0.1:3000/api/orders': async (line) => {
    const answer = await fetch(readCurl(line).url.replace('http://127.0.0.1:3000', url))
    expect(((await answer.json()) as { orders: object[] }).orders).toHaveLength(2)
  },
  'npm pack': pack,
  [`npm run kit -- init ../my-shop --kit ${packed}`]: inClone(/files written to /),
  'cd ../my-shop': async () => expect(existsSync(project)).toBe(true),
  'npm install': install,
  'npm test': async () => {
    const { code, output } = await runIn(project, ['npm', 'test'])
    expect([code, output]).toEqual([0, expect.stringMatching(/Tests +1 passed \(1\)/)])
  },
  'npm start': startProject,
  'npx jumpkit trigger order_shipped': async (line) => {
    const { code, stdout } = await typed(line, project)
    expect([code, stdout]).toEqual([0, expect.stringMatching(/200 in .*accepted/)])
    const shipped = join(project, 'shipped.txt')
    await expect
      .poll(() => existsSync(shipped) && readFileSync(shipped, 'utf8'), { timeout: 10_000 })
      .toMatch(/^\S+ \d+ \S+@\S+\n$/)
  },
  'npx jumpkit certify http://127.0.0.1:3000/webhooks/jumpseller --read http://127.0.0.1:3000/api/orders/{order}':
    async (line) => {
      const { code, stdout } = await typed(line, project)
      expect([code, stdout]).toEqual([0, expect.stringContaining('Grade A')])
    },
  'rm -r data shipped.txt': async (line) => {
    receiver?.kill('SIGINT')
    if (receiver) await once(receiver, 'exit')
    for (const name of line.split(' ').slice(2)) rmSync(join(project, name), { recursive: true })
  },
}

describe('docs/getting-started.md', () => {
  const lines = run(gettingStarted)

  it('has the commands that this test knows, and no other', () => {
    expect(lines).toEqual(Object.keys(promises))
    expect(notRun(gettingStarted)).toEqual([])
  })

  it.each(lines)(
    '%s',
    async (line) => {
      await promises[line]?.(line)
    },
    60_000,
  )
})
