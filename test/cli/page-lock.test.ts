import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import express from 'express'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPageLock } from '../../src/cli/halves/page-lock.ts'
import { startBoth } from '../../src/cli/halves/start-both.ts'
import { readSettings, settingNames } from '../../src/cli/settings.ts'
import { fixture, fixtureToken } from '../fixtures.ts'
import { listening } from '../receiver/running.ts'
import { spawnKit } from './kit-process.ts'
import { kit, newFolder } from './run-in-process.ts'

const password = 'a page password: 1'
const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` })
const right = basic(`kit:${password}`)

/** A kit as `npm start` runs it, with the page password. */
async function lockedKit() {
  const env = {
    DATA_DIR: newFolder(),
    RECEIVER_PORT: '0',
    STORE_PORT: '0',
    JUMPSELLER_HOOKS_TOKEN: fixtureToken,
    PAGE_PASSWORD: password,
  }
  const read = readSettings(env, settingNames)
  if (!read.ok) throw new Error(read.faults.join('\n'))
  const log = pino({ level: 'silent' })
  const both = await startBoth({ settings: read.settings, tokens: [fixtureToken], log })
  onTestFinished(() => both.stop())
  return { url: both.receiver.url, hookUrl: both.receiver.hookUrl, storeUrl: both.store.url }
}

/** A lock by itself, by a clock that the test sets. */
async function lockAlone() {
  let now = 0
  const app = express()
  app.use(createPageLock({ password, now: () => now }))
  app.use((_req, res) => void res.send('inside'))
  const url = await listening(createServer(app))
  const ask = async (headers: Record<string, string>) => (await fetch(url, { headers })).status
  return { url, ask, pass: (milliseconds: number) => (now += milliseconds) }
}

/** Node's own client, for paths that fetch would write anew. */
function answerTo(url: string, path: string): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path }, (answer) => {
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers })
      answer.destroy()
    })
    asked.on('error', reject)
    asked.end()
  })
}

describe('a kit with a page password', () => {
  it('asks for it before the page, its files and all that tells or changes what is kept', async () => {
    const { url, storeUrl } = await lockedKit()
    const receiver = ['/', '/e/x-1', '/assets/x.js', '/api/entries', '/api/live', '/metrics']
    const inspector = [
      '/inspector/settings',
      '/inspector/export?format=har&q=',
      '/store/kit/orders',
      '/nothing',
    ]
    for (const path of [...receiver, ...inspector]) {
      const answer = await fetch(url + path)
      expect([path, answer.status]).toEqual([path, 401])
      expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm="jumpkit"/)
      expect(await answer.json()).toEqual({ message: expect.stringContaining('PAGE_PASSWORD') })
    }
    for (const path of ['/kit/orders', '/kit/orders/', '/KIT/orders', '//kit/orders', '/kit/../kit/hooks']) {
      expect([path, (await answerTo(storeUrl, path)).status]).not.toEqual([path, 200])
    }
    expect((await fetch(`${storeUrl}/kit/orders`)).status).toBe(401)
  })

  it('lets in who gives it, under any user name', async () => {
    const { url, storeUrl } = await lockedKit()
    for (const headers of [right, basic(`:${password}`), basic(`anybody:${password}`)]) {
      expect((await fetch(`${url}/api/entries`, { headers })).status).toBe(200)
      expect((await fetch(`${url}/metrics`, { headers })).status).toBe(200)
      expect((await fetch(`${url}/store/kit/orders`, { headers })).status).toBe(200)
      expect((await fetch(`${storeUrl}/kit/orders`, { headers })).status).toBe(200)
    }
  })

  it('asks nobody who brings hooks or asks for health, nor the store API, which has a login of its own', async () => {
    const { url, hookUrl, storeUrl } = await lockedKit()
    const { body, headers } = fixture('order_paid/today')
    expect((await fetch(hookUrl, { method: 'POST', headers, body })).status).toBe(200)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    expect((await fetch(`${storeUrl}/v1/hooks.json`)).status).toBe(401)
    const login = basic('demo:demo-authtoken')
    expect((await fetch(`${storeUrl}/v1/hooks.json`, { headers: login })).status).toBe(200)
  })

  it('is read by the commands that are given the same setting, and tells the others which', async () => {
    const { url, hookUrl } = await lockedKit()
    const { body, headers } = fixture('order_paid/today')
    await fetch(hookUrl, { method: 'POST', headers, body })
    const without = await kit(['export', '--from', url])
    expect([without.code, without.stdout]).toEqual([1, ''])
    expect(without.stderr).toContain('PAGE_PASSWORD')
    const withIt = await kit(['export', '--from', url], { env: { PAGE_PASSWORD: password } })
    expect([withIt.code, withIt.records()]).toMatchObject([0, [{ event: 'order_paid' }, { entries: 1 }]])
    const drift = await kit(['drift', '--from', url, '--json'], { env: { PAGE_PASSWORD: password } })
    expect(drift.stderr).not.toContain('PAGE_PASSWORD')
  })
})

describe('the lock', () => {
  it.each([
    ['nothing', {}],
    ['another password', basic('kit:another password')],
    ['the beginning of it', basic(`kit:${password.slice(0, -1)}`)],
    ['more than it', basic(`kit:${password} `)],
    ['an empty one', basic('kit:')],
    ['no colon', basic(password)],
    ['another scheme', { Authorization: `Bearer ${password}` }],
    ['what is no Base64', { Authorization: 'Basic %%%' }],
  ])('stays shut for %s', async (_case, headers) => {
    const { ask } = await lockAlone()
    expect(await ask(headers)).toBe(401)
  })

  it('takes ten wrong passwords a minute from one address, and then not even the right one', async () => {
    const { url, ask, pass } = await lockAlone()
    for (let wrong = 0; wrong < 10; wrong++) expect(await ask(basic(`kit:wrong password ${wrong}`))).toBe(401)
    const answer = await fetch(url, { headers: right })
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '60'])
    expect(await answer.json()).toEqual({ message: expect.stringContaining('in 60 s') })
    pass(59_999)
    expect(await ask(right)).toBe(429)
    pass(1)
    expect(await ask(right)).toBe(200)
  })

  it.each([
    ['192.0.2.7', '192.0.2.8', 401],
    ['192.0.2.7', '192.0.2.7', 429],
    ['::ffff:192.0.2.7', '::ffff:192.0.2.8', 401],
    ['2001:db8::1', '2001:db8:0:0:ffff::2', 429],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::', 429],
    ['2001:db8:1:2::1', '2001:db8:1:3::1', 401],
    ['::1', 'fe80::1', 401],
  ])('has the guesses of %s tell on %s with %i', async (guesser, other, status) => {
    const app = express()
    // Addresses that no machine of a test has.
    app.use((req, _res, next) => {
      Object.defineProperty(req.socket, 'remoteAddress', { value: req.get('x-from'), configurable: true })
      next()
    })
    app.use(createPageLock({ password, now: () => 0 }))
    const url = await listening(createServer(app))
    const wrong = async (from: string) =>
      (await fetch(url, { headers: { ...basic('kit:wrong'), 'X-From': from } })).status
    for (let guess = 0; guess < 10; guess++) expect(await wrong(guesser)).toBe(401)
    expect(await wrong(other)).toBe(status)
  })

  it('counts only what was given and wrong', async () => {
    const { ask } = await lockAlone()
    for (let asked = 0; asked < 30; asked++) expect(await ask({})).toBe(401)
    expect(await ask(right)).toBe(200)
  })
})

describe('a HOST that others reach', () => {
  it.each([
    ['start', ['PAGE_PASSWORD', 'STORE_AUTHTOKEN']],
    ['store', ['PAGE_PASSWORD', 'STORE_AUTHTOKEN']],
    ['receiver', ['PAGE_PASSWORD']],
  ])('has %s refused until what keeps others out is set, all told at once', async (command, names) => {
    const { ended } = spawnKit([command], { HOST: '0.0.0.0', DATA_DIR: newFolder() })
    const { code, stdout, stderr } = await ended
    expect([code, stdout]).toEqual([2, ''])
    const told = stderr.split('\n').filter((line) => line.startsWith('  '))
    expect(told.map((line) => line.trim().split(' ')[0])).toEqual(names)
    for (const line of told) expect(line).toMatch(/Set .+, or HOST to 127\.0\.0\.1\.$/)
  })
})
