import { mkdirSync, writeFileSync } from 'node:fs'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startBoth } from '../../src/cli/halves/start-both.ts'
import { readSettings, settingNames } from '../../src/cli/settings.ts'
import { signedRequest } from '../../src/testing/signed-request.ts'
import { newFolder } from '../cli/run-in-process.ts'
import { fixture } from '../fixtures.ts'
import { headerIn, listener } from '../inspector/inspecting.ts'

const hooksToken = 'a hooks token'
const planted = 'planted: nobody may read this'

/** A kit as `npm start` runs it, with files that nobody is to read beside what it keeps. */
async function runningKit() {
  const DATA_DIR = newFolder()
  for (const folder of ['.', 'inbox', 'store']) {
    mkdirSync(join(DATA_DIR, folder), { recursive: true })
    writeFileSync(join(DATA_DIR, folder, 'planted.json'), planted)
  }
  const read = readSettings({ DATA_DIR, RECEIVER_PORT: '0', STORE_PORT: '0' }, settingNames)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const both = await startBoth({
    settings: read.settings,
    tokens: [hooksToken],
    log: pino({ level: 'silent' }),
  })
  onTestFinished(() => both.stop())
  return { url: both.receiver.url, hookUrl: both.receiver.hookUrl, store: both.store }
}

interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

/** Node's own client: fetch would tidy the path up before it sends it. */
function ask(url: string, path: string, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk) => chunks.push(chunk))
      answer.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

const names = ['planted.json', 'inbox/planted.json', 'package.json', 'etc/passwd']
const climbs = ['../', '..%2f', '%2e%2e%2f', '..%5c', '..%252f', '....//', '.%2e/']
const climbing = names.flatMap((name) =>
  climbs.map((climb) => climb.repeat(name === 'etc/passwd' ? 9 : 3) + name),
)
const odd = [
  '%2fetc%2fpasswd',
  'file:%2f%2f%2fetc%2fpasswd',
  '%00',
  'x-1%00.json',
  '__proto__',
  'constructor',
  '..',
  '%2e%2e',
]
const injecting = ['x-1%0d%0aX-Injected:%201', '%0aX-Injected:%201', 'x-1%22;%20filename=%22evil.html']

/** Every route that takes an id, and the files of the page. */
const routes: [method: string, path: (id: string) => string][] = [
  ...[
    (id: string) => `/api/entries/${id}`,
    (id: string) => `/api/entries/${id}/raw`,
    (id: string) => `/api/orders/${id}`,
    (id: string) => `/assets/${id}`,
    (id: string) => `/inspector/entries/${id}/signature`,
    (id: string) => `/inspector/entries/${id}/curl`,
    (id: string) => `/inspector/refused/${id}/signature`,
    (id: string) => `/inspector/fixtures/${id}`,
    (id: string) => `/inspector/export?format=har&ids=${id}`,
    (id: string) => `/inspector/summaries?ids=${id}`,
    (id: string) => `/store/kit/orders/${id}`,
    (id: string) => `/store/kit/deliveries/${id}`,
    (id: string) => `/store/kit/hooks/${id}`,
    (id: string) => `/store/kit/outbox/${id}`,
  ].map((path): [string, typeof path] => ['GET', path]),
  ['POST', (id) => `/api/entries/${id}/rerun`],
  ['POST', (id) => `/store/kit/raise/${id}`],
]

describe('an id of somebody else', () => {
  it('opens no file, adds no header and breaks nothing, whatever route takes it', async () => {
    const { url } = await runningKit()
    let asked = 0
    for (const [method, path] of routes) {
      for (const id of [...climbing, ...odd, ...injecting]) {
        const { status, headers, text } = await ask(url, path(id), method)
        const where = [method, path(id)]
        expect([...where, status >= 400 && status < 500]).toEqual([...where, true])
        expect([...where, /planted: |root:|"devDependencies"/.exec(text)]).toEqual([...where, null])
        expect([...where, headers['x-injected'], headers['content-disposition']]).toEqual([
          ...where,
          undefined,
          undefined,
        ])
        asked += 1
      }
    }
    expect(asked).toBeGreaterThan(500)
  })
})

describe('a text that would begin a header of its own', () => {
  it('begins none in the answers and posts about an entry whose event holds it', async () => {
    const { url, hookUrl } = await runningKit()
    const { method, headers, body } = signedRequest('{"order":{}}', { hooksToken })
    const unnamed = Object.fromEntries(
      Object.entries(headers).filter(([name]) => name !== 'Jumpseller-Event'),
    )
    const event = 'a\r\nX-Injected: 1\r\n\r\n<script>"; filename="evil.html'
    const hook = await fetch(`${hookUrl}/${encodeURIComponent(event)}`, { method, headers: unnamed, body })
    const { id, verdict } = (await hook.json()) as { id: string; verdict: string }
    expect(verdict).toBe('quarantined')
    const raw = await ask(url, `/api/entries/${id}/raw`)
    expect(raw.headers['content-disposition']).toBe(`attachment; filename="${id}.json"`)
    const paths = [
      `/api/entries/${id}`,
      `/inspector/entries/${id}/curl`,
      `/inspector/export?format=har&ids=${id}`,
    ]
    for (const path of paths) {
      const answer = await ask(url, path)
      expect([path, answer.status, answer.headers['x-injected']]).toEqual([path, 200, undefined])
      expect(answer.text).not.toContain('\nX-Injected')
    }
    const replayed = await fetch(`${url}/inspector/send`, {
      method: 'POST',
      body: JSON.stringify({ entry: id }),
    })
    expect(await replayed.json()).toMatchObject({ sent: [{ status: 200 }] })
  })

  it('begins none in the posts to a hook whose URL holds it', async () => {
    const { store } = await runningKit()
    const target = await listener()
    const hook = { event: 'order_paid', url: `${target.url}/a\r\nX-Injected: 1\r\n\r\nGET /b` }
    const made = await fetch(`${store.url}/kit/hooks`, { method: 'POST', body: JSON.stringify(hook) })
    expect(made.status).toBe(201)
    await fetch(`${store.url}/kit/raise/order_paid`, { method: 'POST' })
    await expect.poll(() => target.got.length).toBe(1)
    const [got] = target.got
    expect(got?.path).toMatch(/^\/aX-Injected:%201GET%20\/b$/)
    expect(headerIn(got?.rawHeaders ?? [], 'X-Injected')).toBeUndefined()
  })

  it('is refused where an event is named', async () => {
    const { url } = await runningKit()
    const asked = { event: 'a\r\nX-Injected: 1', body: fixture('order_paid/today').body.toString('utf8') }
    const answer = await fetch(`${url}/inspector/send`, { method: 'POST', body: JSON.stringify(asked) })
    expect(answer.status).toBe(422)
  })
})
