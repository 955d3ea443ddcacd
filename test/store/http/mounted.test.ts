import express from 'express'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { retryProfiles, type Store } from '../../../src/store/index.ts'
import { hookAt, runStore } from '../stores.ts'
import { receiver } from '../wires.ts'

function mounted(store: Store) {
  const app = express()
  app.use('/store', store.app)
  app.get('/own', (_request, response) => {
    response.json('own')
  })
  return app
}

describe('a store mounted under a path', () => {
  it('answers its refusals in the form of the API that was asked', async () => {
    const app = mounted(await runStore())
    const asked = async (path: string) => (await request(app).get(path)).body
    const vendor = [
      '/store/v1/whoami',
      '/store/v1/hooks/9.json?login=demo&authtoken=demo-authtoken',
      '/store/v1/carts.json?login=demo&authtoken=demo-authtoken',
    ]
    for (const path of vendor) expect(await asked(path)).toEqual({ message: expect.any(String) })
    for (const path of ['/store/kit/orders/9', '/store/kit/nothing', '/store/v1x', '/store']) {
      expect(await asked(path)).toEqual({ code: expect.any(String), message: expect.any(String) })
    }
    const torn = await request(app).post('/store/v1/orders.json').set('Authorization', 'x').send('{"a')
    expect([torn.status, torn.body]).toEqual([400, { message: expect.any(String) }])
    const evil = await request(app).get('/store/kit/clock').set('Host', 'evil.example')
    expect([evil.status, evil.body.code]).toEqual([403, 'host_refused'])
    expect(await asked('/own')).toBe('own')
  })

  it('takes bodies, and tells where it is by its public URL', async () => {
    const publicUrl = 'http://127.0.0.1:3000/store'
    const profile = { ...retryProfiles['jumpseller-2014'], attempts: 1 }
    const store = await runStore({ publicUrl, profile })
    const app = mounted(store)
    const { url } = await receiver(500)
    expect((await request(app).post('/store/kit/hooks').send({ event: 'order_paid', url })).status).toBe(201)
    expect((await request(app).post('/store/kit/raise/order_paid')).body.deliveries).toEqual([1])
    await store.idle()
    const { mail } = (await request(app).get('/store/kit/outbox/1')).body
    expect(mail.text).toContain(`curl -X POST '${publicUrl}/v1/hooks.json'`)
    expect((await request(app).get('/store/kit/store')).body.publicUrl).toBe(publicUrl)
  })

  it('works behind a parser of the app’s own', async () => {
    const store = await runStore()
    const app = express().use(express.json()).use('/store', store.app)
    const made = await request(app).post('/store/kit/orders').send({ currency: 'CLP' })
    expect([made.status, made.body.order.currency]).toEqual([201, 'CLP'])
  })
})

describe('GET /kit/store', () => {
  it('tells who the store is and how it retries, and none of its secrets', async () => {
    const store = await runStore({ identity: { code: 'shop', login: 'me', authtoken: 'an-authtoken' } })
    const { body, text } = await request(store.app).get('/kit/store')
    expect(body).toEqual({
      code: 'shop',
      name: 'Demo Store',
      login: 'me',
      adminEmail: 'admin@demo.example',
      publicUrl: 'http://127.0.0.1:4000',
      hooksToken: true,
      anchor: 'previous',
      profile: {
        name: 'jumpseller-2014',
        attempts: 10,
        delaysMinutes: [1, 16, 81, 256, 625, 1296, 2401, 4096, 6561],
        timetableMinutes: [0, 1, 17, 98, 354, 979, 2275, 4676, 8772, 15_333],
        timeLimitMs: 15_000,
        hookEnds: { on: 'exhausted' },
        hookBecomes: 'deleted',
      },
    })
    expect(text).not.toContain(String(store.identity.hooksToken))
    expect(text).not.toContain('an-authtoken')
    const unsigned = await runStore({ identity: { hooksToken: null } })
    expect((await request(unsigned.app).get('/kit/store')).body.hooksToken).toBe(false)
  })
})

describe('GET /kit/outbox/:id', () => {
  it('gives one mail, and its source beside it', async () => {
    const store = await runStore()
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    const { mails } = (await request(store.app).get('/kit/outbox')).body
    expect((await request(store.app).get('/kit/outbox/1')).body).toEqual({ mail: mails[0] })
    expect((await request(store.app).get('/kit/outbox/1.eml')).type).toBe('message/rfc822')
    expect((await request(store.app).get('/kit/outbox/2')).body.code).toBe('mail_unknown')
  })
})
