import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { type KitProcess, spawnKit } from '../cli/kit-process.ts'
import { newFolder, recordsOf } from '../cli/run-in-process.ts'
import { entriesOf } from './entries-of.ts'

interface Started {
  receiver: string
  hookUrl: string
  store: string
  hooksToken: string
  hooks: { id: number; event: string; url: string }[]
}

const running = new Set<KitProcess>()
const servers = new Set<Server>()
afterEach(async () => {
  for (const kit of running) kit.child.kill('SIGKILL')
  await Promise.all([...running].map(({ ended }) => ended))
  running.clear()
  for (const server of servers) server.close().closeAllConnections()
  servers.clear()
})

function spawned(args: string[], env: Record<string, string>): KitProcess {
  const kit = spawnKit(args, env)
  running.add(kit)
  return kit
}

/** `start` on free ports, or on those given. */
async function start(DATA_DIR: string, ports = { RECEIVER_PORT: '0', STORE_PORT: '0' }) {
  const kit = spawned(['start', '--json'], { DATA_DIR, ...ports })
  const told: Started = JSON.parse(await kit.line('"started"'))
  return { ...kit, ...told }
}

async function json<T>(url: string, init?: RequestInit): Promise<T> {
  const response = await fetch(url, init)
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as T
}

/** The status of an answer to a request that names another host, as a page would that tricked DNS. */
async function statusAsStranger(url: string, method = 'GET'): Promise<number | undefined> {
  const request = httpRequest(url, { method, headers: { host: 'evil.example' } }).end()
  const [response] = (await once(request, 'response')) as [IncomingMessage]
  response.resume()
  return response.statusCode
}

async function silentServer(): Promise<string> {
  const server = createServer(() => {})
  servers.add(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/silent`
}

describe('start', () => {
  it("carries an order's life to the receiver, and ends with 0 on Ctrl-C", async () => {
    const dataDir = newFolder()
    const kit = await start(dataDir)
    expect(readFileSync(join(dataDir, 'hooks-token'), 'utf8').trim()).toBe(kit.hooksToken)
    expect(new Set(kit.hooks.map(({ url }) => url))).toEqual(new Set([kit.hookUrl]))

    const { order } = await json<{ order: { id: number } }>(`${kit.store}/kit/orders`, { method: 'POST' })
    await json(`${kit.store}/kit/orders/${order.id}/pay`, { method: 'POST' })
    await json(`${kit.store}/kit/orders/${order.id}/ship`, { method: 'POST' })
    const entries = await entriesOf(kit.receiver, order.id, 6)
    expect(entries.map(({ event }) => event).sort()).toEqual(
      ['order_created', 'order_paid', 'order_shipped', ...Array(3).fill('order_updated')].sort(),
    )
    expect(new Set(entries.map(({ verdict }) => verdict))).toEqual(new Set(['accepted']))
    const { orders } = await json<{ orders: object[] }>(`${kit.receiver}/api/orders`)
    expect(orders).toMatchObject([
      { id: order.id, fields: { id: order.id, customerEmail: expect.stringContaining('@') } },
    ])
    expect(await (await fetch(kit.receiver)).text()).toContain('/api/entries')

    const trigger = spawned(['trigger', 'order_paid', '--json', '--to', kit.hookUrl], { DATA_DIR: dataDir })
    const triggered = await trigger.ended
    expect(triggered).toMatchObject({ code: 0, stderr: '' })
    expect(recordsOf(triggered.stdout).at(-1)).toMatchObject({
      type: 'result',
      status: 200,
      verdict: 'accepted',
    })

    kit.child.kill('SIGINT')
    const ended = await kit.ended
    expect(ended.code).toBe(0)
    const records = recordsOf(ended.stdout)
    expect(records.map(({ type }) => type)).toEqual(['started', 'stopped'])
    const logged = recordsOf(ended.stderr).filter(({ msg }) => msg === 'Order event received')
    expect(logged).toHaveLength(7)
    expect(ended.stderr).not.toContain('@')
  })

  it('keeps hooks and entries over a kill and a restart', async () => {
    const dataDir = newFolder()
    const before = await start(dataDir)
    const { order } = await json<{ order: { id: number } }>(`${before.store}/kit/orders`, { method: 'POST' })
    const entries = await entriesOf(before.receiver, order.id, 2)
    before.child.kill('SIGKILL')
    await before.ended

    const portOf = (url: string) => new URL(url).port
    const ports = { RECEIVER_PORT: portOf(before.receiver), STORE_PORT: portOf(before.store) }
    const after = await start(dataDir, ports)
    expect(after.hooksToken).toBe(before.hooksToken)
    expect(after.hooks).toEqual(before.hooks)
    const credentials = { headers: { Authorization: `Basic ${btoa('demo:demo-authtoken')}` } }
    expect(await json(`${after.store}/v1/hooks.json`, credentials)).toHaveLength(5)
    const kept = await entriesOf(after.receiver, order.id, 2)
    expect(kept.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
  })

  it('shows strangers nothing, and takes hooks by any name', async () => {
    const kit = await start(newFolder())
    expect(await statusAsStranger(`${kit.receiver}/api/entries`)).toBe(403)
    expect(await statusAsStranger(`${kit.receiver}/`)).toBe(403)
    expect(await statusAsStranger(`${kit.store}/kit/clock`)).toBe(403)
    expect(await statusAsStranger(`${kit.receiver}/healthz`)).toBe(200)
    expect(await statusAsStranger(kit.hookUrl, 'POST')).toBe(401)
    const headers = { origin: 'https://evil.example' }
    const rerun = await fetch(`${kit.receiver}/api/entries/x-1/rerun`, { method: 'POST', headers })
    expect([rerun.status, await rerun.json()]).toEqual([403, { message: expect.stringContaining('evil') }])
  })

  it('drains on a Ctrl-C that wrappers have repeated', async () => {
    const kit = await start(newFolder())
    for (let times = 0; times < 3; times += 1) kit.child.kill('SIGINT')
    kit.child.kill('SIGTERM')
    expect(await kit.ended).toMatchObject({ code: 0, stdout: expect.stringContaining('"stopped"') })
  })

  it('ends at once on a second Ctrl-C', async () => {
    const kit = await start(newFolder())
    const hook = { event: 'order_paid', url: await silentServer() }
    await json(`${kit.store}/v1/hooks.json?login=demo&authtoken=demo-authtoken`, {
      method: 'POST',
      body: JSON.stringify({ hook }),
    })
    const { order } = await json<{ order: { id: number } }>(`${kit.store}/kit/orders`, { method: 'POST' })
    await json(`${kit.store}/kit/orders/${order.id}/pay`, { method: 'POST' })
    await entriesOf(kit.receiver, order.id, 4)
    const repeat = setInterval(() => kit.child.kill('SIGINT'), 200)
    const ended = await kit.ended
    clearInterval(repeat)
    expect(ended.code).toBe(130)
    expect(ended.stdout).not.toContain('"stopped"')
  })

  it('tells people where everything is, and what to type next', async () => {
    const kit = spawned(['start'], { DATA_DIR: newFolder(), RECEIVER_PORT: '0', STORE_PORT: '0' })
    await kit.line('Ctrl-C stops.')
    kit.child.kill('SIGTERM')
    const { code, stdout } = await kit.ended
    expect(code).toBe(0)
    expect(stdout).toMatch(/Receiver +http:\/\/127\.0\.0\.1:\d+\n/)
    expect(stdout).toMatch(/hooks arrive at +http:\S+\/webhooks\/jumpseller\n/)
    expect(stdout).toMatch(/Store API +http:\S+\/v1/)
    expect(stdout).toMatch(/Store controls +http:\S+\/kit\n/)
    expect(stdout).toMatch(/Hooks token +[0-9a-f]{32} \(kept in \S+\/hooks-token\)\n/)
    expect(stdout).toMatch(/npm run kit -- trigger order_paid --to http/)
  })

  it('names the setting to change when a port is in use', async () => {
    const port = new URL(await silentServer()).port
    for (const name of ['RECEIVER_PORT', 'STORE_PORT']) {
      const ports = { RECEIVER_PORT: '0', STORE_PORT: '0', [name]: port }
      const { code, stderr } = await spawned(['start'], { DATA_DIR: newFolder(), ...ports }).ended
      expect(code).toBe(1)
      expect(stderr).toContain(`Port ${port} is in use: set ${name} to another`)
    }
  })

  it('refuses a folder that another process holds, naming it', async () => {
    const dataDir = newFolder()
    const kit = await start(dataDir)
    const second = spawned(['start'], { DATA_DIR: dataDir, RECEIVER_PORT: '0', STORE_PORT: '0' })
    expect(await second.ended).toMatchObject({ code: 1, stderr: expect.stringContaining(`${kit.child.pid}`) })
  })

  it('warns loudly when it takes requests unsigned', async () => {
    const env = { DATA_DIR: newFolder(), RECEIVER_PORT: '0', STORE_PORT: '0', JUMPSELLER_HOOKS_TOKEN: '' }
    const kit = spawned(['start', '--json'], env)
    const { hookUrl }: Started = JSON.parse(await kit.line('"started"'))
    const body = JSON.stringify({ order: { id: 1, status: 'Paid' } })
    expect(await json(`${hookUrl}/order_paid`, { method: 'POST', body })).toMatchObject({
      verdict: 'accepted',
    })
    kit.child.kill('SIGINT')
    const { stderr } = await kit.ended
    expect(stderr).toContain('JUMPSELLER_HOOKS_TOKEN IS EMPTY')
  })
})

describe('the halves alone', () => {
  it('work together over their wire, and the receiver passes on what it keeps', async () => {
    const DATA_DIR = newFolder()
    const target = await start(newFolder())
    const env = { DATA_DIR, JUMPSELLER_HOOKS_TOKEN: target.hooksToken }
    const receiver = spawned(['receiver', '--json', '--forward-to', target.hookUrl], {
      ...env,
      RECEIVER_PORT: '0',
    })
    const { hookUrl }: Started = JSON.parse(await receiver.line('"started"'))
    const store = spawned(['store', '--json', '--speed', 'skip'], { ...env, STORE_PORT: '0' })
    const { store: url }: Started = JSON.parse(await store.line('"started"'))
    await json(`${url}/v1/hooks.json?login=demo&authtoken=demo-authtoken`, {
      method: 'POST',
      body: JSON.stringify({ hook: { event: 'order_paid', url: hookUrl } }),
    })
    const { order } = await json<{ order: { id: number } }>(`${url}/kit/orders`, { method: 'POST' })
    await json(`${url}/kit/orders/${order.id}/pay`, { method: 'POST' })
    const [entry] = await entriesOf(target.receiver, order.id, 1)
    expect(entry).toMatchObject({ event: 'order_paid', verdict: 'accepted', signature: 'valid' })
    for (const half of [store, receiver]) {
      half.child.kill('SIGINT')
      expect(await half.ended).toMatchObject({ code: 0 })
    }
  })
})
