import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/index.ts'
import { runStore } from '../stores.ts'
import { deadUrl, receiver } from '../wires.ts'

let store: Store
beforeEach(async () => {
  store = await runStore()
})

const get = (path: string) => request(store.app).get(path)
const post = (path: string, body?: object) => request(store.app).post(path).send(body)
const remove = (path: string) => request(store.app).delete(path)

describe('/kit/hooks', () => {
  it('registers a hook without a login, by either name of its event', async () => {
    const target = await receiver(200)
    const made = await post('/kit/hooks', { event: 'order_created', url: target.url })
    expect([made.status, made.body.hook]).toMatchObject([
      201,
      { id: 1, event: 'order_created', wireEvent: 'order_pending_payment', url: target.url, state: 'active' },
    ])
    await post('/kit/hooks', { event: 'order_pending_payment', url: target.url })
    await post('/kit/raise/order_created')
    await store.idle()
    expect(target.arrived).toHaveLength(2)
  })

  it('refuses as the vendor does', async () => {
    const { url } = await receiver(200)
    const refused = async (body: object) => {
      const answer = await post('/kit/hooks', body)
      return [answer.status, answer.body.code]
    }
    expect(await refused({ event: 'order_burnt', url })).toEqual([400, 'event_unknown'])
    expect(await refused({ event: 'order_paid', url: 'ftp://a.example/' })).toEqual([422, 'url_invalid'])
    expect(await refused({ event: 'order_paid', url: await deadUrl() })).toEqual([422, 'url_unreachable'])
    expect(await refused({ event: 'order_paid' })).toEqual([400, 'body_malformed'])
    expect(await refused({ event: 5, url })).toEqual([400, 'body_malformed'])
    expect(await refused([])).toEqual([400, 'body_malformed'])
    expect(store.hooks.all()).toEqual([])
  })

  it('deletes one with its waiting deliveries, and still tells of it', async () => {
    await store.setSpeed('paused')
    await post('/kit/hooks', { event: 'order_paid', url: (await receiver(500)).url })
    await post('/kit/raise/order_paid')
    const gone = await remove('/kit/hooks/1')
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect((await get('/kit/hooks')).body.hooks).toEqual([])
    expect((await get('/kit/hooks/1')).body.hook).toMatchObject({ id: 1, state: 'deleted' })
    expect((await get('/kit/deliveries/1')).body.delivery.state).toBe('dropped')
    expect((await remove('/kit/hooks/1')).body.code).toBe('hook_unknown')
    expect((await get('/kit/hooks/2')).status).toBe(404)
  })
})
