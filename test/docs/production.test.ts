import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReceiver, type ReceiverHalf } from '../../src/cli/halves/receiver-half.ts'
import { startBoth } from '../../src/cli/halves/start-both.ts'
import { readSettings, settingNames } from '../../src/cli/settings.ts'
import { webhookPath } from '../../src/receiver/index.ts'
import { type RunningStore, startStore, testHooksToken } from '../../src/testing/index.ts'
import { type Ended, kit, newFolder } from '../cli/run-in-process.ts'
import { readCurl } from '../end-to-end/curl-line.ts'
import { root } from '../import-rules/files.ts'
import { faultsOfForm, notRun, run, wordsOf } from './page-commands.ts'
import { page } from './pages.ts'

const production = page('docs/production.md')
const outside = 'https://hooks.example.com'
const folder = newFolder()

let store: RunningStore
let receiver: ReceiverHalf | undefined
let proxy: { url: string; close(): void }
beforeAll(async () => {
  store = await startStore()
  proxy = await startProxy()
})
afterAll(async () => {
  proxy?.close()
  await receiver?.stop()
  await store?.stop()
})

/** Stands in for nginx: passes on what the page's `location` lines do, under the name that nginx would give. */
async function startProxy(): Promise<typeof proxy> {
  const block = /```nginx\n([\s\S]*?)```/.exec(production.text)?.[1] ?? ''
  const rules = [...block.matchAll(/location (= )?(\S+) \{ (proxy_pass|return)/g)]
  const isPassedOn = (path: string) => {
    const exact = rules.find(([, isExact, of]) => isExact && of === path)
    const longest = rules
      .filter(([, isExact, of = '']) => !isExact && path.startsWith(of))
      .sort(([, , one = ''], [, , other = '']) => other.length - one.length)[0]
    return (exact ?? longest)?.[3] === 'proxy_pass'
  }
  const server = createServer((req, res) => {
    if (!isPassedOn(req.url ?? '')) return void res.writeHead(404).end('{}')
    const { host } = new URL(receiver?.url ?? '')
    const { method, headers } = req
    const onward = request(
      `http://${host}${req.url}`,
      { method, headers: { ...headers, host } },
      (answer) => {
        res.writeHead(answer.statusCode ?? 502, answer.headers)
        answer.pipe(res)
      },
    )
    req.pipe(onward)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  }
}

/** Starts the receiver with the settings of a line, in place of the one before. */
async function startReceiver(line: string): Promise<void> {
  const { env, args } = wordsOf(line)
  expect(args).toEqual(['receiver'])
  await receiver?.stop()
  const read = readSettings({ RECEIVER_PORT: '0', DATA_DIR: join(folder, 'data'), ...env }, settingNames)
  if (!read.ok) throw new Error(read.faults.join())
  const hooksTokens = read.settings.JUMPSELLER_HOOKS_TOKEN ?? []
  receiver = await openReceiver({ settings: read.settings, hooksTokens, log: pino({ level: 'silent' }) })
}

/** A line of the kit beside that receiver, with the simulated store in the shop's place. */
async function typed(line: string): Promise<Ended> {
  const { args } = wordsOf(line)
  if (args === null) throw new Error(`This test cannot read ${JSON.stringify(line)}`)
  const shop: Record<string, string> = {
    'https://api.jumpseller.com/v1': `${store.url}/v1`,
    L: 'demo',
    A: 'demo-authtoken',
    [`${outside}${webhookPath}`]: `${proxy.url}${webhookPath}`,
  }
  const env = {
    RECEIVER_PORT: new URL(receiver?.url ?? '').port,
    DATA_DIR: join(folder, 'data'),
    JUMPSELLER_HOOKS_TOKEN: 'new-token',
  }
  return kit(
    args.map((word) => shop[word] ?? word),
    { env, folder },
  )
}

async function statusOf(line: string): Promise<number> {
  const { url, method } = readCurl(line.replace(outside, proxy.url))
  const here = url.replace('http://127.0.0.1:3000', receiver?.url ?? '')
  return (await fetch(here, { method })).status
}

const says =
  (said: RegExp, code = 0) =>
  async (line: string) => {
    const ended = await typed(line)
    expect([ended.code, ended.stdout + ended.stderr]).toEqual([code, expect.stringMatching(said)])
  }
const answers = (status: number) => async (line: string) => expect(await statusOf(line)).toBe(status)

const atShop = '--api https://api.jumpseller.com/v1 --login L --authtoken A'
const create = `npm run kit -- hooks create --url ${outside}${webhookPath} ${atShop}`

/** Starts both halves with the settings of a line, from the folder, and has the store deliver one event. */
async function startsAndDelivers(line: string): Promise<void> {
  const { TLS_CERT = '', TLS_KEY = '', ...env } = wordsOf(line).env
  const files = { TLS_CERT: join(folder, TLS_CERT), TLS_KEY: join(folder, TLS_KEY) }
  const ports = { RECEIVER_PORT: '0', STORE_PORT: '0', DATA_DIR: join(folder, 'under-tls') }
  const read = readSettings({ ...ports, ...env, ...files }, settingNames)
  if (!read.ok) throw new Error(read.faults.join())
  const both = await startBoth({ settings: read.settings, tokens: ['t'], log: pino({ level: 'silent' }) })
  try {
    expect(both.receiver.hookUrl).toMatch(/^https:\/\/localhost:/)
    const ended = new Promise<{ state: string }>((resolve) => both.store.store.on('deliveryEnd', resolve))
    await both.store.store.orders.create({})
    expect(await ended).toMatchObject({ state: 'delivered' })
  } finally {
    await both.stop()
  }
}

/** What the page promises of each line, in its order; some stand twice. */
const promises: [line: string, (line: string) => Promise<void>][] = [
  [
    'JUMPSELLER_HOOKS_TOKEN=6f1c2a9be07d43589ab1c4de20f87365 RETENTION=180d,10gb npm run kit -- receiver',
    startReceiver,
  ],
  [
    'curl -u L:A https://api.jumpseller.com/v1/store/info.json',
    async () => {
      const authorization = `Basic ${Buffer.from('demo:demo-authtoken').toString('base64')}`
      const answer = await fetch(`${store.url}/v1/store/info.json`, { headers: { authorization } })
      expect(await answer.json()).toMatchObject({ store: { hooks_token: testHooksToken } })
    },
  ],
  [
    `curl -X POST ${outside}${webhookPath}`,
    async (line) => {
      await answers(401)(line)
      // What the two lines below would get if the proxy passed them on.
      expect((await fetch(new URL('/api/entries', receiver?.url))).status).toBe(200)
    },
  ],
  [`curl ${outside}/`, answers(404)],
  [`curl ${outside}/api/entries`, answers(404)],
  [`curl ${outside}/metrics`, answers(404)],
  [
    'openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 30 -subj /CN=localhost -addext subjectAltName=DNS:localhost',
    async (line) => {
      const [program = '', ...args] = line.split(' ')
      execFileSync(program, args, { cwd: folder, stdio: 'ignore' })
    },
  ],
  ['TLS_CERT=cert.pem TLS_KEY=key.pem HOST=localhost npm start', startsAndDelivers],
  [create, says(/5 made, 0 there already\./)],
  [`npm run kit -- hooks list ${atShop}`, says(/order_pending_payment[\s\S]*5 at http/)],
  ['JUMPSELLER_HOOKS_TOKEN=new-token,old-token npm run kit -- receiver', startReceiver],
  [
    'npm run kit -- trigger order_paid --token new-token',
    async (line) => {
      await says(/200 in .*accepted/)(line)
      await says(/401 in .*refused, signature_wrong/, 1)(line.replace('new-token', 'third-token'))
    },
  ],
  ['npm run kit -- trigger order_paid --token old-token', says(/200 in .*accepted/)],
  ['curl http://127.0.0.1:3000/healthz', answers(200)],
  ['curl http://127.0.0.1:3000/readyz', answers(200)],
  ['curl http://127.0.0.1:3000/metrics', answers(200)],
  ['curl http://127.0.0.1:3000/api/entries?q=verdict:quarantined', answers(200)],
  [`npm run kit -- hooks list ${atShop}`, says(/5 at http/)],
  [create, says(/0 made, 5 there already\./)],
  [`npm run kit -- reconcile --since 12d --apply ${atShop}`, says(/0 missed/)],
  ['npm run kit -- export --format ndjson --out inbox.ndjson', says(/^2 entries/)],
  ['npm run kit -- import inbox.ndjson --to ./restored', says(/^2 /)],
]

describe('docs/production.md', () => {
  it('has the commands that this test knows, and no other', () => {
    expect(run(production)).toEqual(promises.map(([line]) => line))
  })

  it('passes the hook door on, and nothing else', () => {
    const blocks = [...production.text.matchAll(/^```(?:caddy|nginx)\n([\s\S]*?)^```$/gm)]
    const [caddy = '', nginx = ''] = blocks.map(([, block]) => block)
    expect(/@hook path (.+)/.exec(caddy)?.[1]).toBe(`${webhookPath} ${webhookPath}/*`)
    expect(caddy.match(/reverse_proxy/g)).toHaveLength(1)
    const passed = [...nginx.matchAll(/location (.+) \{ proxy_pass/g)].map(([, of]) => of)
    expect(passed).toEqual([`= ${webhookPath}`, `${webhookPath}/`])
  })

  it.each(promises)('%s', async (line, promise) => {
    await promise(line)
  })

  it.each(notRun(production).map(({ line, needs }) => [line, needs]))(
    'has %s in the right form',
    async (line) => {
      expect(await faultsOfForm(line)).toEqual([])
      const files = [...line.matchAll(/\bops\/\S+/g)].map(([file]) => file)
      expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([])
    },
  )

  it('runs all but what needs root, a certificate or a database', () => {
    expect(notRun(production).map(({ line, needs }) => [line.split(' ')[0]?.split('=')[0], needs])).toEqual([
      ['sudo', 'root'],
      ['sudo', 'root'],
      ['TLS_CERT', 'a certificate'],
      ['DATABASE_URL', 'a database'],
    ])
  })
})
