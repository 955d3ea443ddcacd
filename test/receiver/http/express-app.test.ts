import { createServer } from 'node:http'
import express from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMemoryInbox } from '../../../src/receiver/adapters/journal/index.ts'
import { createReceiver } from '../../../src/receiver/index.ts'
import { fixture, fixtureToken } from '../../fixtures.ts'
import { listening } from '../running.ts'

async function started() {
  const receiver = createReceiver({ inbox: createMemoryInbox(), hooksToken: fixtureToken })
  await receiver.start()
  onTestFinished(() => receiver.stop())
  return receiver
}

const today = fixture('order_paid/today')
const postToday = (url: string) =>
  fetch(url, {
    method: 'POST',
    body: today.body as unknown as string,
    headers: today.headers as Record<string, string>,
  })

describe('in an Express app of the user', () => {
  it('takes hooks in an app that parses JSON behind it', async () => {
    const receiver = await started()
    const app = express()
    app.use('/webhooks/jumpseller', receiver.router)
    app.use(express.json())
    app.post('/echo', (req, res) => void res.json(req.body))
    const url = await listening(createServer(app))
    expect((await postToday(`${url}/webhooks/jumpseller`)).status).toBe(200)
    expect((await postToday(`${url}/webhooks/jumpseller/order_paid`)).status).toBe(200)
    const echo = await fetch(`${url}/echo`, {
      method: 'POST',
      body: '{"a":1}',
      headers: { 'Content-Type': 'application/json' },
    })
    expect(await echo.json()).toEqual({ a: 1 })
  })

  it('takes hooks in an app that parses JSON on another path in front of it', async () => {
    const receiver = await started()
    const app = express()
    app.use('/shop', express.json())
    app.use('/webhooks/jumpseller', receiver.router)
    const url = await listening(createServer(app))
    expect((await postToday(`${url}/webhooks/jumpseller`)).status).toBe(200)
  })

  it.each([
    ['json', express.json()],
    ['raw', express.raw({ type: '*/*' })],
    ['text', express.text()],
    ['urlencoded', express.urlencoded()],
  ])('refuses to be mounted behind express.%s', async (_name, parser) => {
    const receiver = await started()
    const app = express()
    app.use(parser)
    expect(() => app.use('/webhooks/jumpseller', receiver.router)).toThrow(/consumes the raw body/)
  })

  it('takes the raw body from where a host left it', async () => {
    const receiver = await started()
    const router = express.Router()
    router.use(express.json({ verify: (req, _res, bytes) => void Object.assign(req, { rawBody: bytes }) }))
    router.use('/webhooks/jumpseller', receiver.router)
    const app = express()
    app.use(router)
    const url = await listening(createServer(app))
    expect((await postToday(`${url}/webhooks/jumpseller`)).status).toBe(200)
  })

  it('answers 503 where a parser hidden from it took the bytes, so that the store keeps the delivery', async () => {
    const receiver = await started()
    const router = express.Router()
    router.use(express.json())
    router.use('/webhooks/jumpseller', receiver.router)
    const app = express()
    app.use(router)
    const url = await listening(createServer(app))
    const response = await postToday(`${url}/webhooks/jumpseller`)
    expect([response.status, await response.json()]).toEqual([
      503,
      { verdict: 'refused', reason: 'raw_body_gone' },
    ])
  })
})
