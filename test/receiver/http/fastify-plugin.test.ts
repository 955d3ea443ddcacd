import createFastify, { type FastifyInstance } from 'fastify'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMemoryInbox } from '../../../src/receiver/adapters/journal/index.ts'
import { jumpsellerFastify } from '../../../src/receiver/http/fastify-plugin.ts'
import { createReceiver } from '../../../src/receiver/index.ts'
import { fixture, fixtureToken } from '../../fixtures.ts'
import { type Answered, send } from './send.ts'

const { body, headers } = fixture('order_paid/today')
const { 'Jumpseller-Event': _, ...noEvent } = headers
const prefix = '/webhooks/jumpseller'

async function started() {
  const receiver = createReceiver({ inbox: createMemoryInbox(), hooksToken: fixtureToken })
  await receiver.start()
  onTestFinished(() => receiver.stop())
  return receiver
}

async function served(app: FastifyInstance): Promise<string> {
  onTestFinished(() => app.close())
  return app.listen({ port: 0, host: '127.0.0.1' })
}

const verdictOf = ({ text }: Answered) => (JSON.parse(text) as { verdict: string }).verdict

describe('the Fastify plugin', () => {
  it.each([false, true])(
    'takes a slash at the end of the URL, where ignoreTrailingSlash is %s',
    async (ignoring) => {
      const app = createFastify({ routerOptions: { ignoreTrailingSlash: ignoring } })
      app.register(jumpsellerFastify, { receiver: await started(), prefix })
      const url = (await served(app)) + prefix
      const verdicts = []
      for (const path of ['', '/']) verdicts.push(verdictOf(await send(url + path, { headers, body })))
      for (const path of ['/order_created', '/order_created/']) {
        verdicts.push(verdictOf(await send(url + path, { headers: noEvent, body })))
      }
      expect(verdicts).toEqual(['accepted', 'duplicate', 'accepted', 'duplicate'])
      expect((await send(`${url}/a/b`, { headers, body })).status).toBe(404)
    },
  )

  it("never asks the app's own parsers, and leaves them as they are", async () => {
    const app = createFastify()
    const parsed: string[] = []
    app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => {
      parsed.push(text as string)
      done(null, { length: text.length })
    })
    app.register(jumpsellerFastify, { receiver: await started(), prefix })
    app.post('/echo', async (request) => request.body)
    const url = await served(app)
    expect(verdictOf(await send(url + prefix, { headers, body }))).toBe('accepted')
    expect(parsed).toEqual([])
    const echoed = await send(`${url}/echo`, {
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from('{}'),
    })
    expect([echoed.text, parsed]).toEqual(['{"length":2}', ['{}']])
  })

  it("runs the app's hooks around it, and does not ask its limits", async () => {
    const app = createFastify({ bodyLimit: 10 })
    const seen: string[] = []
    app.addHook('onRequest', async (request) => void seen.push(request.method))
    app.addHook('onSend', async (_request, reply) => void reply.header('x-from', 'app'))
    app.addHook('onResponse', async (_request, reply) => void seen.push(String(reply.statusCode)))
    app.register(jumpsellerFastify, { receiver: await started(), prefix })
    const answer = await send((await served(app)) + prefix, { headers, body })
    expect([answer.status, answer.headers['x-from']]).toEqual([200, 'app'])
    await expect.poll(() => seen).toEqual(['POST', '200'])
  })

  it('keeps to its own routes where the encapsulation is broken', async () => {
    const app = createFastify()
    const unbound = Object.assign(jumpsellerFastify.bind(null), { [Symbol.for('skip-override')]: true })
    const receiver = await started()
    app.register(async (inner) => void inner.register(unbound, { receiver }), { prefix })
    app.post('/echo', async (request) => request.body)
    const url = await served(app)
    expect(verdictOf(await send(url + prefix, { headers, body }))).toBe('accepted')
    const echoed = await send(`${url}/echo`, {
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.from('{"a":1}'),
    })
    expect(echoed.text).toBe('{"a":1}')
  })

  it('is answered in tests by inject', async () => {
    const app = createFastify()
    onTestFinished(() => app.close())
    app.register(jumpsellerFastify, { receiver: await started(), prefix })
    const answer = await app.inject({ method: 'POST', url: prefix, headers, payload: body })
    expect([answer.statusCode, answer.json()]).toMatchObject([200, { verdict: 'accepted' }])
  })

  it('says what is missing when it is registered without a receiver', async () => {
    const app = createFastify()
    app.register(jumpsellerFastify, { prefix } as never)
    await expect(app.ready()).rejects.toThrow('give it the receiver')
  })
})
