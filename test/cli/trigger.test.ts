import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventNames, validateBody, wireNameOf } from '../../src/contract/index.ts'
import { type RunningReceiver, startReceiver } from '../../src/testing/index.ts'
import { close, listen } from '../../src/testing/listen.ts'
import { fixture } from '../fixtures.ts'
import { kit, newFolder } from './run-in-process.ts'

let receiver: RunningReceiver
beforeAll(async () => {
  receiver = await startReceiver({ hooksToken: 'shared' })
})
afterAll(() => receiver.stop())

const env = { JUMPSELLER_HOOKS_TOKEN: 'shared,older' }

async function trigger(args: string[], given: { env?: Record<string, string>; folder?: string } = {}) {
  const ended = await kit(['trigger', '--to', receiver.hookUrl, '--json', ...args], { env, ...given })
  const records = ended.records()
  return { ...ended, attempts: records.slice(0, -1), result: records.at(-1) as Record<string, unknown> }
}

const rawOf = async (id: unknown) => (await fetch(`${receiver.url}/api/entries/${id}/raw`)).text()

describe('trigger', () => {
  it.each(eventNames)('sends a new order in the state that fits %s', async (event) => {
    const { code, result, stderr } = await trigger([event])
    expect(stderr).toBe('')
    expect(code).toBe(0)
    expect(result).toMatchObject({ event, wireEvent: wireNameOf(event), status: 200, verdict: 'accepted' })
    const view = await (await fetch(`${receiver.url}/api/entries/${result.id}`)).json()
    const { order } = JSON.parse(await rawOf(result.id))
    expect(view).toMatchObject({ event, signature: 'valid', storeCode: 'demo' })
    const status = { order_created: 'pending_payment', order_canceled: 'canceled' }[event as string] ?? 'paid'
    expect(order.status_enum).toBe(status)
    expect(order.shipment_status_enum).toBe(event === 'order_shipped' ? 'fulfilled' : 'unfulfilled')
  })

  it('sends several, each of an order of its own', async () => {
    const { code, attempts, result } = await trigger(['order_paid', '--count', '3'])
    expect(code).toBe(0)
    expect(attempts.map(({ n, type }) => [n, type])).toEqual([1, 2, 3].map((n) => [n, 'attempt']))
    expect(new Set(attempts.map(({ orderId }) => orderId)).size).toBe(3)
    expect(result).toMatchObject({ count: 3, delivered: 3 })
    for (const { id, orderId } of attempts) expect(JSON.parse(await rawOf(id)).order.id).toBe(orderId)
  })

  it('takes an event by its name on the wire', async () => {
    const { result } = await trigger(['order_pending_payment'])
    expect(result).toMatchObject({ event: 'order_created', verdict: 'accepted' })
  })

  it('warns of an event that is none of the five, and sends it', async () => {
    const { code, result, stderr } = await trigger(['product_updated'])
    expect(code).toBe(0)
    expect(stderr).toContain('product_updated is none of the five order events')
    expect(result).toMatchObject({
      wireEvent: 'product_updated',
      verdict: 'quarantined',
      reason: 'event_unknown',
    })
  })

  it('puts values at JSON Pointers, as JSON or else as text, and changes nothing beside', async () => {
    const set = ['/order/total=99.50', '/order/customer/phone=null', '/order/status=Sold at last']
    const { result } = await trigger(['order_paid', ...set.flatMap((each) => ['--set', each])])
    const raw = await rawOf(result.id)
    expect(raw).toContain('"total":99.50')
    expect(validateBody(JSON.parse(raw)).ok).toBe(true)
    expect(JSON.parse(raw).order).toMatchObject({ status: 'Sold at last', customer: { phone: null } })
  })

  it('refuses a pointer that leads nowhere', async () => {
    const { code, stdout, stderr } = await trigger(['order_paid', '--set', '/order/totl=1'])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/--set \/order\/totl: the body has no such place; \/order has id, .*total/)
  })

  it('sends the exact bytes of a file', async () => {
    const folder = newFolder()
    const { body } = fixture('special/crlf-and-tabs')
    writeFileSync(join(folder, 'body.json'), body)
    const { result } = await trigger(['order_paid', '--file', 'body.json'], { folder })
    expect(Buffer.from(await rawOf(result.id))).toEqual(body)
    writeFileSync(join(folder, 'not.json'), '{"order":')
    const broken = await trigger(['order_paid', '--file', 'not.json'], { folder })
    expect(broken.result).toMatchObject({ verdict: 'quarantined', reason: 'not_json' })
    const set = await trigger(['order_paid', '--file', 'not.json', '--set', '/order=1'], { folder })
    expect([set.code, set.stderr]).toEqual([2, '--set needs a body that is JSON; send it without --set.\n'])
    const missing = await trigger(['order_paid', '--file', 'missing.json'], { folder })
    expect([missing.code, missing.stderr]).toEqual([2, expect.stringContaining('--file cannot be read')])
  })

  it('signs with the token that start has kept', async () => {
    const folder = newFolder()
    mkdirSync(join(folder, 'kept'))
    writeFileSync(join(folder, 'kept', 'hooks-token'), 'shared\n')
    const { code, stderr } = await trigger(['order_paid'], { env: { DATA_DIR: join(folder, 'kept') } })
    expect([code, stderr]).toEqual([0, ''])
  })

  it('says so when it sends unsigned', async () => {
    const { code, result, stderr } = await trigger(['order_paid'], { env: { DATA_DIR: newFolder() } })
    expect(code).toBe(1)
    expect(result).toMatchObject({
      status: 401,
      verdict: 'refused',
      reason: 'signature_missing',
      signed: false,
    })
    expect(stderr).toContain('sent unsigned')
    expect(stderr).toContain('--token T')
  })

  it('says when Jumpseller would try again, and how to rehearse it', async () => {
    const { code, stderr } = await trigger(['order_paid', '--token', 'another'])
    expect(code).toBe(1)
    expect(stderr).toContain('another hooks token')
    expect(stderr).toContain('try again after 1 minute, and 8 more times within 10d 15h 33m')
    expect(stderr).toContain(`simulate --to ${receiver.hookUrl}`)
  })

  it.each([
    [[], 'http://127.0.0.1:9/webhooks/jumpseller'],
    [['--to', 'http://127.0.0.1:9/webhooks/jumpseller'], 'http://127.0.0.1:9/webhooks/jumpseller'],
    [
      ['--to', 'http://localhost:9/webhooks/jumpseller/order_paid'],
      'http://localhost:9/webhooks/jumpseller/order_paid',
    ],
  ])("says what to start when nobody listens at this machine's receiver: %j", async (to, url) => {
    const settings = { ...env, RECEIVER_PORT: '9' }
    const { code, stderr, stdout } = await kit(['trigger', 'order_paid', ...to], { env: settings })
    expect(code).toBe(1)
    expect(stdout).toContain('refused')
    expect(stderr).toContain(`Nothing listens at ${url}: npm start`)
  })

  it.each(['http://127.0.0.1:9/hooks', 'http://127.0.0.1:7/webhooks/jumpseller'])(
    'does not offer to start what is not the kit’s, at %s',
    async (url) => {
      const settings = { ...env, RECEIVER_PORT: '9' }
      const { code, stderr } = await kit(['trigger', 'order_paid', '--to', url], { env: settings })
      expect(code).toBe(1)
      expect(stderr).toContain(`Nothing listens at ${url}: start the receiver that is to answer there`)
      expect(stderr).not.toContain('npm start')
    },
  )

  it('asks where the receiver is when its port is any free one', async () => {
    const { code, stderr } = await kit(['trigger', 'order_paid'], { env: { RECEIVER_PORT: '0' } })
    expect([code, stderr]).toEqual([2, 'RECEIVER_PORT is 0, so say where the receiver is: --to URL\n'])
  })

  it("finds this machine's receiver by the settings, and makes one attempt only", async () => {
    const requests: { path: string | undefined; body: string; code: unknown }[] = []
    const server = createServer(async (req, res) => {
      requests.push({ path: req.url, body: await text(req), code: req.headers['jumpseller-store-code'] })
      res.writeHead(500).end('no')
    })
    const { port } = new URL(await listen(server))
    const settings = { ...env, RECEIVER_PORT: port, STORE_CODE: 'mine' }
    const { code, stdout } = await kit(['trigger', 'order_paid'], { env: settings })
    await close(server)
    expect(code).toBe(1)
    expect(requests).toMatchObject([{ path: '/webhooks/jumpseller', code: 'mine' }])
    expect(stdout).toContain('500 in')
  })
})
