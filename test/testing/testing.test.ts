import { createServer } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  fixtureRequest,
  type RunningReceiver,
  type RunningStore,
  sign,
  signedRequest,
  startReceiver,
  startStore,
  testHooksToken,
} from '../../src/testing/index.ts'
import { fixture } from '../fixtures.ts'
import { listening } from '../receiver/running.ts'

const body = { order: { id: 7, status: 'Paid', total: 12.5 } }

let store: RunningStore
let receiver: RunningReceiver
beforeEach(async () => {
  store = await startStore()
  receiver = await startReceiver()
})
afterEach(async () => {
  await store.stop()
  await receiver.stop()
})

describe('the room for tests', () => {
  it('has a store and a receiver that understand each other', async () => {
    const handled: number[] = []
    receiver.receiver.on('order_paid', ({ fields }) => void handled.push(fields.id))
    await store.store.hooks.register({ event: 'order_paid', url: receiver.hookUrl })
    const created = await store.store.orders.create()
    if (!created.ok) throw new Error(created.code)
    await store.store.orders.step(created.value.id, 'pay')
    const entry = await receiver.waitForEntry('event:order_paid handler:done')
    expect(entry).toMatchObject({ verdict: 'accepted', signature: 'valid', orderId: created.value.id })
    expect(handled).toEqual([created.value.id])
  })

  it('signs a body as Jumpseller would', async () => {
    const request = signedRequest(body, { event: 'order_created', triggeredAt: Date.UTC(2026, 0, 2) })
    expect(request.headers).toMatchObject({
      'Jumpseller-Event': 'order_pending_payment',
      'Jumpseller-Hmac-Sha256': sign(request.body, testHooksToken),
      'Jumpseller-Triggered-At': '2026-01-02 00:00:00.000 UTC',
    })
    const answer = await fetch(receiver.hookUrl, request)
    expect(await answer.json()).toMatchObject({ verdict: 'accepted' })
  })

  it('has the headers that the store sends, in their order', async () => {
    await store.hookAll(receiver.hookUrl)
    await store.order()
    const { id } = await receiver.waitForEntry('event:order_created')
    const { headers } = (await (await fetch(`${receiver.url}/api/entries/${id}`)).json()) as {
      headers: [string, string][]
    }
    const sent = Object.fromEntries(headers)
    for (const [name, value] of Object.entries(signedRequest(body, { event: 'order_created' }).headers)) {
      const isOfThisBody = name.endsWith('Sha256') || name.endsWith('Triggered-At')
      expect(sent[name]).toEqual(isOfThisBody ? expect.any(String) : value)
    }
    expect(sent['User-Agent']).toBe('Ruby')
    const own = Object.keys(signedRequest(body).headers)
    expect(Object.keys(sent).filter((name) => /^(jumpseller|content-type|user)/i.test(name))).toEqual(own)
  })

  it('sends bytes and text as they are', () => {
    expect(signedRequest('{"order": 1.0}').body.toString()).toBe('{"order": 1.0}')
    expect(signedRequest(new Uint8Array([0xff])).body).toEqual(Buffer.from([0xff]))
  })

  it('signs with another token when told so', async () => {
    const answer = await fetch(receiver.hookUrl, signedRequest(body, { hooksToken: 'other' }))
    expect(answer.status).toBe(401)
  })

  it('waits for an entry that is there, or comes later', async () => {
    const waiting = receiver.waitForEntry('order.total>10')
    await fetch(receiver.hookUrl, signedRequest(body))
    const entry = await waiting
    expect(await receiver.waitForEntry('order:7')).toEqual(entry)
  })

  it('says for what it waited in vain, and what it cannot read', async () => {
    await expect(receiver.waitForEntry('order:8', 20)).rejects.toThrow(
      'No entry matched "order:8" within 20 ms; none has come',
    )
    await fetch(receiver.hookUrl, signedRequest(body))
    await expect(receiver.waitForEntry('order:8', 20)).rejects.toThrow(
      /newest is memory-1: order_paid, accepted/,
    )
    await expect(receiver.waitForEntry('verdict:wrong')).rejects.toThrow('cannot be read')
  })

  it('serves the APIs of both', async () => {
    await fetch(receiver.hookUrl, signedRequest(body))
    const { entries } = (await (await fetch(`${receiver.url}/api/entries`)).json()) as { entries: object[] }
    expect(entries).toHaveLength(1)
    expect((await fetch(`${receiver.url}/readyz`)).status).toBe(200)
    const info = await fetch(`${store.url}/v1/store/info.json?login=demo&authtoken=demo-authtoken`)
    expect(await info.json()).toMatchObject({ store: { hooks_token: testHooksToken } })
  })

  it('takes an order through its steps, and says which it refuses', async () => {
    await store.hookAll(receiver.hookUrl)
    const order = await store.order({ currency: 'CLP' }).pay().ship()
    expect(order).toMatchObject({ state: 'shipped', order: { currency: 'CLP' } })
    for (const event of ['order_created', 'order_paid', 'order_shipped']) {
      await receiver.waitForEntry(`event:${event} order:${order.id}`)
    }
    await expect(store.order().ship()).rejects.toMatchObject({ name: 'RefusedByStore', code: 'step_illegal' })
    await expect(store.order().ship().pay()).rejects.toThrow('The order cannot take this step')
    await expect(store.hookAll('http://127.0.0.1:9/')).rejects.toMatchObject({ code: 'url_unreachable' })
  })

  it('posts on the virtual clock only what is skipped to', async () => {
    const statuses = [500, 503, 200]
    const asked = createServer((_req, res) => void res.writeHead(statuses.shift() ?? 200).end())
    const url = await listening(asked)
    const virtual = await startStore({ clock: 'virtual' })
    onTestFinished(() => virtual.stop())
    await virtual.store.hooks.register({ event: 'order_paid', url })
    expect(await virtual.clock.skipToNextAttempt()).toEqual([])
    const begun = virtual.clock.now()
    await virtual.order().pay()
    expect(statuses).toHaveLength(3)
    const told = async () =>
      (await virtual.clock.skipToNextAttempt()).map(({ attempt: { n, status } }) => [n, status])
    expect([await told(), statuses.length, virtual.clock.now() - begun]).toEqual([[[1, 500]], 2, 0])
    expect([await told(), virtual.clock.now() - begun]).toEqual([[[2, 503]], 60_000])
    expect((await virtual.clock.skipToEnd()).map(({ attempt }) => attempt.status)).toEqual([200])
    expect(await virtual.clock.skipToEnd()).toEqual([])
  })

  it('reads a request from its two files', async () => {
    const path = fileURLToPath(new URL('../../fixtures/special/spaced-out.body.json', import.meta.url))
    const { body: bytes, headers } = fixture('special/spaced-out')
    expect(fixtureRequest(path)).toEqual({ method: 'POST', headers, body: bytes })
    expect(fixtureRequest(pathToFileURL(path))).toEqual(fixtureRequest(path))
    expect(() => fixtureRequest('order.json')).toThrow('name the one that ends in .body.json')
  })
})
