import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { signedRequest } from '../../src/testing/signed-request.ts'
import { spawnKit } from '../cli/kit-process.ts'
import { kit, newFolder } from '../cli/run-in-process.ts'
import { fixture } from '../fixtures.ts'
import { filesBelow, hitsIn, type Written } from './canary-search.ts'

const secrets = {
  'hooks token': 'cANARY7hooks0token3e5f9a1b',
  authtoken: 'cANARY8auth0token4d6c2b8a',
  'page password': 'cANARY9page0password5b7d',
  'mail password': 'cANARY6mail0password2f4e',
}
const customer = {
  name: 'Canaria Quillfeather',
  mail: 'canaria.quillfeather@canary.example',
  phone: '+56955501234567',
}
const asCustomer = { fullname: customer.name, email: customer.mail, phone: customer.phone }
const bearing = { hooksToken: secrets['hooks token'] }

/** The fixture's order as the canary's. */
function canaryBody(): string {
  const body = JSON.parse(fixture('order_paid/today').body.toString('utf8'))
  Object.assign(body.order.customer, asCustomer)
  return JSON.stringify(body)
}

const page = { Authorization: `Basic ${Buffer.from(`kit:${secrets['page password']}`).toString('base64')}` }

async function written(name: string, answer: Response): Promise<Written> {
  const headers = [...answer.headers].join('\n')
  return { name, bytes: Buffer.concat([Buffer.from(headers), Buffer.from(await answer.arrayBuffer())]) }
}

const text = (name: string, content: string): Written => ({ name, bytes: Buffer.from(content) })

/** Everything that anybody sends who is not refused at the first look, and much that is. */
async function hooksAt(hookUrl: string): Promise<Written[]> {
  const body = canaryBody()
  const good = signedRequest(body, bearing)
  const requests: Record<string, [string, RequestInit]> = {
    accepted: [hookUrl, { ...good, headers: { ...good.headers, 'X-Debug': secrets['hooks token'] } }],
    'accepted again': [hookUrl, good],
    quarantined: [hookUrl, signedRequest(`{"order":${JSON.stringify(customer)}}`, bearing)],
    'not JSON': [hookUrl, signedRequest(`${body}}`, bearing)],
    unsigned: [hookUrl, { method: 'POST', body }],
    'signed by another': [hookUrl, signedRequest(body, { hooksToken: 'another' })],
    'the token for a signature': [
      hookUrl,
      { method: 'POST', body, headers: { 'Jumpseller-Hmac-Sha256': secrets['hooks token'] } },
    ],
    'the token for an event': [`${hookUrl}/${secrets['hooks token']}`, { method: 'POST', body }],
    'too large': [hookUrl, signedRequest(body + ' '.repeat(2 ** 20), bearing)],
  }
  const answers: Written[] = []
  for (const [name, [url, init]] of Object.entries(requests)) {
    answers.push(await written(`hook answer: ${name}`, await fetch(url, init)))
  }
  return answers
}

/** Of what tells entries, refused requests and orders nothing is asked: their bodies are what they are for. */
const asked = [
  ...['/', '/healthz', '/readyz', '/metrics', '/nothing', '/api/nothing', '/api/orders?limit=x'],
  ...[
    '/inspector/settings',
    '/inspector/reply-script',
    '/inspector/export?format=x',
    '/inspector/drift?since=',
  ],
  ...['/store/kit/store', '/store/kit/hooks', '/store/kit/clock', '/store/kit/faults', '/store/kit/outbox'],
]

async function pagesAt(url: string): Promise<Written[]> {
  const answers: Written[] = []
  for (const path of asked) {
    const headers = { ...page, Accept: path === '/' ? 'text/html' : '*/*' }
    answers.push(await written(`GET ${path}`, await fetch(url + path, { headers })))
  }
  answers.push(await written('GET / without the password', await fetch(url)))
  const wrong = { Authorization: `Basic ${Buffer.from('kit:wrong').toString('base64')}` }
  answers.push(await written('GET / with a wrong one', await fetch(url, { headers: wrong })))
  const sent = {
    method: 'POST',
    headers: page,
    body: '{"event":"order_paid","body":"{}","to":"http://x.example"}',
  }
  answers.push(await written('POST /inspector/send', await fetch(`${url}/inspector/send`, sent)))
  return answers
}

it('finds what it looks for, however it is written', () => {
  const value = 'cANARY'
  const forms = [
    `x${value}y`,
    encodeURIComponent(`ñ ${value}`),
    Buffer.from(value).toString('hex').toUpperCase(),
    ...['', 'k', 'ki', 'kit:'].map((before) => Buffer.from(`${before}${value}…`).toString('base64')),
  ]
  for (const form of forms) expect([form, hitsIn([text('a', form)], { value })]).not.toEqual([form, []])
  expect(hitsIn([text('a', 'canar y')], { value })).toEqual([])
})

it('finds no secret and no customer in what the kit writes or answers beside the entries themselves', {
  timeout: 60_000,
}, async () => {
  const DATA_DIR = newFolder()
  const env = {
    DATA_DIR,
    RECEIVER_PORT: '0',
    STORE_PORT: '0',
    JUMPSELLER_HOOKS_TOKEN: secrets['hooks token'],
    STORE_AUTHTOKEN: secrets.authtoken,
    PAGE_PASSWORD: secrets['page password'],
    SMTP_URL: `smtp://kit:${secrets['mail password']}@127.0.0.1:9`,
    LOG_LEVEL: 'debug',
  }
  const running = spawnKit(['start'], env)
  onTestFinished(async () => {
    running.child.kill('SIGKILL')
    await running.ended
  })
  const hookUrl = (await running.line('hooks arrive at')).split(/\s+/).at(-1) ?? ''
  const url = new URL(hookUrl).origin
  const looked: Written[] = await hooksAt(hookUrl)
  // The store's own orders are drawn, and its attempts at a hook that nobody takes fail.
  const made = await fetch(`${url}/store/kit/orders`, {
    method: 'POST',
    headers: page,
    body: JSON.stringify({ order: { customer: asCustomer } }),
  })
  expect([made.status, await made.text()]).toEqual([201, expect.stringContaining(customer.mail)])
  looked.push(...(await pagesAt(url)))

  const exported = await kit(['export', '--from', url], {
    env: { PAGE_PASSWORD: env.PAGE_PASSWORD, DATA_DIR, JUMPSELLER_HOOKS_TOKEN: env.JUMPSELLER_HOOKS_TOKEN },
  })
  const exports = [text('export', exported.stdout)]
  for (const format of ['ndjson', 'har']) {
    const answer = await fetch(`${url}/inspector/export?format=${format}&q=`, { headers: page })
    exports.push(await written(`export as ${format}`, answer))
  }
  const refusedStart = await kit(['start'], { env: { ...env, RECEIVER_PORT: 'x', HOST: '0.0.0.0' } })
  const help = await kit(['start', '--help'], { env })
  looked.push(
    text('stderr of export', exported.stderr),
    text('stderr of a refused start', refusedStart.stderr),
  )
  looked.push(text('help', help.stdout))

  running.child.kill('SIGTERM')
  const { code, stdout, stderr } = await running.ended
  expect(code).toBe(0)
  looked.push(text('stdout', stdout), text('stderr', stderr))
  const files = filesBelow(DATA_DIR)
  const isOrders = ({ name }: Written) => /^(inbox|store)\//.test(name)
  looked.push(...files.filter((file) => !isOrders(file)))

  expect(stderr).toContain('Refused')
  expect(hitsIn(looked, { ...secrets, ...customer })).toEqual([])
  // The bytes of orders and entries are the customers'; a secret is not in them but where a sender put it.
  const { 'hooks token': _, ...others } = secrets
  expect(hitsIn([...exports, ...files.filter(({ name }) => name.startsWith('store/'))], secrets)).toEqual([])
  expect(hitsIn(files, others)).toEqual([])
  // And the canaries were there to be found.
  const kept = hitsIn(
    files.filter(({ name }) => name.startsWith('inbox/')),
    { ...secrets, ...customer },
  )
  expect(kept.length).toBeGreaterThanOrEqual(2)
  expect(hitsIn(exports, customer).length).toBeGreaterThan(0)
  expect(looked.length).toBeGreaterThanOrEqual(34)
})

it('finds none in what a receiver writes whose handler fails and whose process dies of it', async () => {
  const folder = newFolder()
  const main = fileURLToPath(new URL('crashing-receiver.ts', import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH: process.env.PATH ?? '', CANARY_TOKEN: secrets['hooks token'], CANARY_FOLDER: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let [stdout, stderr] = ['', '']
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      stdout += chunk
      const [, told] = /listening at (\d+)\n/.exec(stdout) ?? []
      if (told !== undefined) resolve(told)
    })
    child.once('close', () => reject(new Error(stderr)))
  })
  const closed = once(child, 'close')
  const answer = await fetch(
    `http://127.0.0.1:${port}/webhooks/jumpseller`,
    signedRequest(canaryBody(), bearing),
  )
  expect(answer.status).toBe(200)
  const [code] = await closed
  expect([code, stderr]).toEqual([1, expect.stringContaining('The process dies')])
  expect(stderr).toContain('A handler failed')
  const looked = [text('stdout', stdout), text('stderr', stderr), await written('answer', answer)]
  expect(hitsIn(looked, { ...secrets, ...customer })).toEqual([])
  expect(hitsIn(filesBelow(folder), secrets)).toEqual([])
  expect(hitsIn(filesBelow(folder), customer).length).toBeGreaterThan(0)
})
