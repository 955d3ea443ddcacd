import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { freePort } from '../../bench/processes/free-port.ts'
import { startServer } from '../../bench/processes/server.ts'
import { spawnKit } from '../cli/kit-process.ts'
import { kit, newFolder } from '../cli/run-in-process.ts'
import { fixtureToken } from '../fixtures.ts'
import { program } from '../flawed-receivers/other-languages/program.ts'
import { everyForgery } from '../flawed-receivers/scenario-sets.ts'
import { root } from '../import-rules/files.ts'
import { notRun, run, wordsOf } from './page-commands.ts'
import { page, rows, section } from './pages.ts'

const php = page('docs/migrating-from-php.md')
const snippet = readFileSync(join(root, 'bench/servers/webhook.php'), 'utf8')
/** Where the page is when it starts PHP, from the clone. */
const wentTo = 'data/php'
const patience = { timeout: 60_000 }

afterEach(() => {
  vi.unstubAllEnvs()
})

/** Starts PHP by a line of the page, on a free port, and answers what its own port is there. */
async function serve(line: string): Promise<number> {
  const { env, program: words } = wordsOf(line)
  const [, script] = /^php -S 127\.0\.0\.1:8080 (\S+)$/.exec(words) ?? []
  if (!script) throw new Error(`This test cannot read ${JSON.stringify(line)}`)
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const port = await freePort()
  const server = await startServer(
    {
      words: [program('php'), '-S', `127.0.0.1:${port}`, join(root, wentTo, script)],
      cwd: newFolder(),
    },
    { url: `http://127.0.0.1:${port}`, readyPath: '/' },
  )
  onTestFinished(() => server.stop())
  return port
}

/** The page's receiver, with the kit's own files for what would be installed, on a free port. */
async function serveOurs(folder: string): Promise<string> {
  const shown = /<!-- receiver\.ts -->\n\n```ts\n([\s\S]*?)```/.exec(php.text)?.[1] ?? ''
  const port = await freePort()
  const places = {
    "'jumpseller-webhook-kit/receiver'": join(root, 'src/receiver/index.ts'),
    "'jumpseller-webhook-kit/receiver/journal'": join(root, 'src/receiver/adapters/journal/index.ts'),
    "'express'": import.meta.resolve('express'),
    'listen(3000,': `listen(${port},`,
  }
  const code = Object.entries(places).reduce((text, [from, to]) => {
    expect(text).toContain(from)
    return text.replace(from, from.startsWith("'") ? JSON.stringify(to) : to)
  }, shown)
  writeFileSync(join(folder, 'receiver.mts'), code)
  vi.stubEnv('JUMPSELLER_HOOKS_TOKEN', fixtureToken)
  const server = await startServer(
    { words: [process.execPath, '--import', import.meta.resolve('tsx'), 'receiver.mts'], cwd: folder },
    { url: `http://127.0.0.1:${port}`, readyPath: '/' },
  )
  onTestFinished(() => server.stop())
  return `${server.url}/webhooks/jumpseller`
}

function certify(line: string, port: number) {
  const args = wordsOf(line).args ?? []
  return kit(args.map((word) => word.replace('127.0.0.1:8080', `127.0.0.1:${port}`)))
}

describe('docs/migrating-from-php.md', () => {
  const [makeFolder, goThere, serveSnippet = '', certifySnippet = '', ...staying] = run(php)
  const [serveRight = '', certifyRight = '', forward = '', ...more] = staying

  it('has no command that this test does not run', () => {
    expect([makeFolder, goThere]).toEqual([`mkdir -p ${wentTo}`, `cd ${wentTo}`])
    expect([more, notRun(php)]).toEqual([[], []])
  })

  it('goes through the snippet line by line', () => {
    const code = snippet.split('\n').map((line) => line.trim())
    const lines = code.filter((line) => line !== '' && line !== '}' && !/^(<\?php|\/\/)/.test(line))
    expect(rows(section(php, '## Line by line')).map(([line]) => line)).toEqual(lines)
  })

  it('shows what is wrong with it', patience, async () => {
    const port = await serve(serveSnippet)
    const { code, stdout } = await certify(certifySnippet, port)
    expect([code, stdout]).toEqual([1, expect.stringContaining('Grade F')])
    const failed = [...stdout.matchAll(/✖ ([\w-]+): A forgery was answered 200: it was taken\./g)]
    expect(failed.map(([, id]) => id).sort()).toEqual(everyForgery.toSorted())
  })

  it('gives one that is right, as long as it says', patience, async () => {
    const port = await serve(serveRight)
    const { code, stdout } = await certify(certifyRight, port)
    // That it has full marks is held by test/certify/other-languages.test.ts, with patience for a busy machine.
    expect([code, stdout]).toEqual([0, expect.stringMatching(/0 failed, 0 not judged[\s\S]*Grade A/)])
    const right = readFileSync(join(root, 'test/flawed-receivers/other-languages/receiver.php'), 'utf8')
    expect(php.text).toContain('in 70 lines without a library')
    expect(Math.abs(right.trimEnd().split('\n').length - 70)).toBeLessThan(8)
  })

  it('shows the same job in the kit', patience, async () => {
    const folder = newFolder()
    const to = await serveOurs(folder)
    expect((await kit(['trigger', 'order_paid', '--to', to, '--token', fixtureToken])).code).toBe(0)
    expect((await kit(['trigger', 'order_paid', '--to', to, '--token', 'another'])).code).toBe(1)
    const orders = join(folder, 'orders.txt')
    const written = () => existsSync(orders) && readFileSync(orders, 'utf8')
    await expect.poll(written, { timeout: 10_000 }).toMatch(/^\S+ \d+ \S+@\S+\n$/)
  })

  it('has the kit pass hooks on to it', patience, async () => {
    const port = await serve(serveRight)
    const { env, args } = wordsOf(forward)
    const here = (args ?? []).map((word) => word.replace('127.0.0.1:8080', `127.0.0.1:${port}`))
    const receiver = spawnKit([...here, '--json'], { ...env, RECEIVER_PORT: '0', DATA_DIR: newFolder() })
    onTestFinished(() => void receiver.child.kill('SIGKILL'))
    const { hookUrl } = JSON.parse(await receiver.line('"started"'))
    const sent = await kit(['trigger', 'order_paid', '--to', hookUrl, '--token', fixtureToken, '--json'])
    const order = Number(/"orderId":(\d+)/.exec(sent.stdout)?.[1])
    const known = async () => (await fetch(`http://127.0.0.1:${port}/orders/${order}`)).text()
    await expect.poll(known, { timeout: 10_000 }).toBe('{"entries":1,"state":"paid"}')
  })
})
