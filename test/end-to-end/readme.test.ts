import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { start as startMinimalReceiver } from '../../examples/minimal-receiver.ts'
import { type KitProcess, spawnKit } from '../cli/kit-process.ts'
import { newFolder } from '../cli/run-in-process.ts'
import { page } from '../docs/pages.ts'
import { type CurlRequest, readCurl } from './curl-line.ts'
import { entriesOf } from './entries-of.ts'

/** The lines of README.md's shell blocks, in its order. */
const lines = [...page('README.md').text.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
  block.trimEnd().split('\n'),
)

const folder = newFolder()
const printed: string[] = []
let kit: KitProcess | undefined
let minimal: Awaited<ReturnType<typeof startMinimalReceiver>> | undefined
let ports: Record<string, string> = {}
afterAll(async () => {
  kit?.child.kill('SIGKILL')
  await kit?.ended
  minimal?.server.close()
  await minimal?.receiver.stop()
})

interface Answer {
  status: number
  body: { entries?: { event: string; verdict: string }[]; orders?: object[]; order?: { status: string } }
}

async function startBoth(): Promise<void> {
  kit = spawnKit(['start', '--json'], { DATA_DIR: folder, RECEIVER_PORT: '0', STORE_PORT: '0' })
  const { receiver, store } = JSON.parse(await kit.line('"started"'))
  ports = { 3000: new URL(receiver).port, 4000: new URL(store).port }
}

/** In place of `npm start`, as README.md says. */
async function startMinimal(hooksToken: string): Promise<void> {
  kit?.child.kill('SIGINT')
  expect(await kit?.ended).toMatchObject({ code: 0 })
  const print = (line: string) => printed.push(line)
  minimal = await startMinimalReceiver({ hooksToken, port: 0, folder: join(folder, 'minimal'), print })
  await once(minimal.server, 'listening')
  ports = { 3000: String((minimal.server.address() as AddressInfo).port) }
}

async function runKitLine(args: string): Promise<string> {
  const env = { DATA_DIR: folder, RECEIVER_PORT: ports[3000] ?? '' }
  const { code, stdout, stderr } = await spawnKit(args.split(' '), env).ended
  expect([code, stderr]).toEqual([0, ''])
  return stdout
}

async function ask({ url, method }: CurlRequest): Promise<Answer> {
  const here = url.replace(/:(\d+)\//, (_, port) => `:${ports[port] ?? port}/`)
  const response = await fetch(here, { method })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

/** What README.md promises of each line, next to how it is done. A line that is not here fails the test. */
const promises: Record<string, (line: string) => Promise<void>> = {
  'npm ci && npm start': startBoth,
  'npm run kit -- trigger order_paid': async () => {
    expect(await runKitLine('trigger order_paid')).toMatch(/1 {2}200 in \d+ ms.* accepted[\s\S]*Delivered\./)
  },
  'curl http://127.0.0.1:3000/api/entries': async (line) => {
    const { entries } = (await ask(readCurl(line))).body
    expect(entries).toMatchObject([{ event: 'order_paid', verdict: 'accepted' }])
  },
  'curl http://127.0.0.1:3000/api/orders': async (line) => {
    expect((await ask(readCurl(line))).body.orders).toHaveLength(1)
  },
  'curl -X POST http://127.0.0.1:4000/kit/orders': async (line) => {
    expect(await ask(readCurl(line))).toMatchObject({ status: 201, body: { order: { id: 1001 } } })
  },
  'curl -X POST http://127.0.0.1:4000/kit/orders/1001/pay': async (line) => {
    expect((await ask(readCurl(line))).body.order?.status).toBe('Paid')
  },
  'curl -X POST http://127.0.0.1:4000/kit/orders/1001/ship': async (line) => {
    expect((await ask(readCurl(line))).status).toBe(200)
    await sixDeliveries()
  },
  'JUMPSELLER_HOOKS_TOKEN=local npx tsx examples/minimal-receiver.ts': () => startMinimal('local'),
  'npm run kit -- trigger order_paid --token local': async () => {
    await runKitLine('trigger order_paid --token local')
    await minimal?.receiver.idle()
    expect(printed).toEqual([expect.stringMatching(/^Order \d+ is paid by \S+@\S+$/)])
  },
  'npm run kit -- simulate --reply 500': async () => {
    const told = await runKitLine('simulate --reply 500')
    expect(told).toContain('The delivery is exhausted; the hook is deleted.')
    expect(told).toMatch(/attempt 10 +minute 15333 [\s\S]*Mail to /)
  },
  'npm run kit -- simulate --reply 500,500,500,200': async () => {
    const told = await runKitLine('simulate --reply 500,500,500,200')
    expect(told).toContain('The delivery is delivered; the hook is active.')
    expect(told).toMatch(/attempt +4 .*delivered \(200\)/)
    expect(told).not.toContain('attempt  5')
  },
}

async function sixDeliveries(): Promise<void> {
  const entries = await entriesOf(`http://127.0.0.1:${ports[3000]}`, 1001, 6)
  const updates = Array(3).fill('order_updated')
  const events = ['order_created', 'order_paid', 'order_shipped', ...updates]
  expect(entries.map(({ event }) => event).sort()).toEqual(events)
}

describe("README.md's commands", () => {
  it('are all known to this test, and it knows no other', () => {
    expect(lines).toEqual(Object.keys(promises))
  })

  it.each(lines)('%s', async (line) => {
    await promises[line]?.(line)
  })
})
