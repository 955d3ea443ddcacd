import { Hono } from 'hono'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMemoryInbox } from '../../../src/receiver/adapters/journal/index.ts'
import { createFetchHandler, type FetchHandler } from '../../../src/receiver/http/fetch-handler.ts'
import { createReceiver } from '../../../src/receiver/index.ts'
import { fixture, fixtures, fixtureToken } from '../../fixtures.ts'

const { body, headers } = fixture('order_paid/today')
const url = 'https://shop.example/webhooks/jumpseller'

async function started(bodyLimit = 2 ** 20) {
  const inbox = createMemoryInbox()
  const receiver = createReceiver({ inbox, hooksToken: fixtureToken, bodyLimit })
  await receiver.start()
  onTestFinished(() => receiver.stop())
  return { inbox, receiver, handle: createFetchHandler(receiver) }
}

function requestOf(init: RequestInit & { duplex?: 'half' } = {}): Request {
  return new Request(url, { method: 'POST', headers, body: new Uint8Array(body), ...init })
}

/** Pieces without end; `taken` counts those that were read, `cancelled` says that the rest was called off. */
function endless(size: number) {
  const stream = { taken: 0, cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      stream.taken += 1
      controller.enqueue(new Uint8Array(size))
    },
    cancel() {
      stream.cancelled = true
    },
  })
  return { stream, body }
}

describe('the fetch handler', () => {
  it('answers a Request that no server made', async () => {
    const { handle } = await started()
    const response = await handle(requestOf())
    expect([response.status, await response.json()]).toMatchObject([200, { verdict: 'accepted' }])
  })

  it.each(fixtures('special').map((one) => [one.name, one] as const))(
    'keeps every byte of %s',
    async (_, one) => {
      const { handle, inbox } = await started()
      const response = await handle(requestOf({ headers: one.headers, body: new Uint8Array(one.body) }))
      const { id } = (await response.json()) as { id: string }
      expect((await inbox.request(id))?.body.equals(one.body)).toBe(true)
    },
  )

  it("takes a framework's context in second place for no event", async () => {
    const { handle } = await started()
    const { 'Jumpseller-Event': _, ...noEvent } = headers
    const context = { params: Promise.resolve({ event: 'order_paid' }) }
    const asCalled = handle as (...given: [Request, unknown]) => ReturnType<FetchHandler>
    const answer = async (given: unknown) => (await asCalled(requestOf({ headers: noEvent }), given)).json()
    expect(await answer(context)).toMatchObject({ reason: 'event_missing' })
    expect(await answer('order_paid')).toMatchObject({ verdict: 'accepted' })
  })

  it('takes a request without a body for an empty one', async () => {
    const { handle } = await started()
    const response = await handle(new Request(url, { method: 'POST', headers }))
    expect(await response.json()).toEqual({ verdict: 'refused', reason: 'signature_wrong' })
  })

  it.each<[string, (request: Request) => unknown]>([
    ['read', (request) => request.text()],
    ['being read', (request) => request.body?.getReader()],
  ])('says so when the body is %s elsewhere', async (_, take) => {
    const { handle } = await started()
    const request = requestOf()
    await take(request)
    const response = await handle(request)
    expect([response.status, await response.json()]).toMatchObject([503, { reason: 'raw_body_gone' }])
  })

  it('takes a clone, and a route in front of whatever reads the body', async () => {
    const { handle } = await started()
    const request = requestOf()
    expect((await handle(request.clone())).status).toBe(200)
    expect(Buffer.from(await request.arrayBuffer()).equals(body)).toBe(true)
    const app = new Hono()
    app.post('/webhooks/jumpseller', (c) => handle(c.req.raw))
    app.use(async (c, next) => {
      await c.req.text()
      await next()
    })
    app.post('/echo', async (c) => c.text(await c.req.text()))
    expect(await (await app.request(requestOf())).json()).toMatchObject({ verdict: 'duplicate' })
    expect(await (await app.request('/echo', { method: 'POST', body: 'x' })).text()).toBe('x')
  })

  it.each([
    ['while it is read', {}],
    ['by its Content-Length', { 'Content-Length': '1000000' }],
  ])('holds back a body that is too large %s', async (_, announced) => {
    const { handle } = await started(1000)
    const { stream, body } = endless(300)
    const response = await handle(requestOf({ headers: { ...headers, ...announced }, body, duplex: 'half' }))
    expect([response.status, await response.json()]).toMatchObject([413, { reason: 'body_too_large' }])
    await expect.poll(() => stream.cancelled).toBe(true)
    // Eight times the limit, and what the stream had ready.
    expect(stream.taken).toBeLessThan(32)
  })

  it('tells a body that breaks off from one that is whole', async () => {
    const { handle, receiver } = await started()
    const body = new ReadableStream({
      pull: (controller) => controller.error(new Error('The other side hung up')),
    })
    const response = await handle(requestOf({ body, duplex: 'half' }))
    expect([response.status, await response.json()]).toMatchObject([400, { reason: 'body_incomplete' }])
    expect(receiver.refused.list()).toMatchObject([{ reason: 'body_incomplete' }])
  })
})
