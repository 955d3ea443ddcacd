import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../../src/store/index.ts'
import { hooksToken, newOrder, runStore } from '../stores.ts'
import { deadUrl, receiver } from '../wires.ts'

let store: Store
beforeEach(async () => {
  store = await runStore()
})

type Verb = 'get' | 'post' | 'put' | 'delete'

function call(verb: Verb, path: string, body?: object | string) {
  const sent = request(store.app)[verb](path).auth('demo', 'demo-authtoken')
  return body === undefined ? sent : sent.set('Content-Type', 'application/json').send(body)
}

async function register(event = 'order_paid', url?: string) {
  return call('post', '/v1/hooks.json', { hook: { event, url: url ?? (await receiver()).url } })
}

describe('authentication', () => {
  const rows: [string, (path: string) => request.Test, number][] = [
    ['Basic', (path) => request(store.app).get(path).auth('demo', 'demo-authtoken'), 200],
    [
      'the query',
      (path) => request(store.app).get(path).query({ login: 'demo', authtoken: 'demo-authtoken' }),
      200,
    ],
    [
      'a bearer token',
      (path) => request(store.app).get(path).auth('demo-authtoken', { type: 'bearer' }),
      200,
    ],
    ['nothing', (path) => request(store.app).get(path), 401],
    ['a wrong token', (path) => request(store.app).get(path).auth('demo', 'wrong'), 401],
    ['a wrong login', (path) => request(store.app).get(path).auth('other', 'demo-authtoken'), 401],
    ['half of the query', (path) => request(store.app).get(path).query({ login: 'demo' }), 401],
    ['a wrong bearer token', (path) => request(store.app).get(path).auth('wrong', { type: 'bearer' }), 401],
    ['another scheme', (path) => request(store.app).get(path).set('Authorization', 'Digest x'), 401],
  ]

  it.each(rows)('by %s', async (_, ask, status) => {
    const { status: answered, body } = await ask('/v1/hooks.json')
    expect(answered).toBe(status)
    if (status === 401) expect(body).toEqual({ message: expect.any(String) })
  })
})

describe('the store', () => {
  it('tells about itself', async () => {
    expect((await call('get', '/v1/store/info.json')).body).toEqual({
      store: {
        code: 'demo',
        name: 'Demo Store',
        url: 'http://127.0.0.1:4000',
        currency: 'USD',
        country: 'US',
        timezone: 'UTC',
        email: 'admin@demo.example',
        hooks_token: hooksToken,
      },
    })
    const { body } = await call('get', '/v1/whoami')
    expect(Object.keys(body)).toEqual(['store', 'account'])
  })
})

describe('hooks', () => {
  it('are registered, listed, read, changed and deleted', async () => {
    const { url } = await receiver()
    const registered = await register('order_pending_payment', url)
    const hook = {
      id: 1,
      name: 'Order Created',
      event: 'order_pending_payment',
      url,
      created_at: '2026-01-15 12:00:00 UTC',
    }
    expect([registered.status, registered.body]).toEqual([200, { hook }])
    expect((await call('get', '/v1/hooks.json')).body).toEqual([{ hook }])
    expect((await call('get', '/v1/hooks/1.json')).body).toEqual({ hook })
    const changed = await call('put', '/v1/hooks/1.json', { hook: { event: 'order_paid' } })
    expect(changed.body).toEqual({ hook: { ...hook, name: 'Order Paid', event: 'order_paid' } })
    const deleted = await call('delete', '/v1/hooks/1.json')
    expect([deleted.status, deleted.body]).toEqual([200, expect.any(String)])
    expect((await call('get', '/v1/hooks.json')).body).toEqual([])
  })

  it('never have the id of another', async () => {
    await register()
    await call('delete', '/v1/hooks/1.json')
    expect((await register()).body.hook.id).toBe(2)
  })

  const alive = 'http://127.0.0.1:9/'
  const refused: [string, Verb, string, object | string | undefined, number][] = [
    ['the kit’s own name', 'post', '/v1/hooks.json', { hook: { event: 'order_created', url: alive } }, 400],
    ['an unknown event', 'post', '/v1/hooks.json', { hook: { event: 'order_burnt', url: alive } }, 400],
    ['no event', 'post', '/v1/hooks.json', { hook: { url: alive } }, 400],
    ['no URL', 'post', '/v1/hooks.json', { hook: { event: 'order_paid' } }, 400],
    ['an event that is no text', 'post', '/v1/hooks.json', { hook: { event: 5, url: alive } }, 400],
    ['no hook', 'post', '/v1/hooks.json', { event: 'order_paid', url: alive }, 400],
    ['a list', 'post', '/v1/hooks.json', [], 400],
    ['no JSON', 'post', '/v1/hooks.json', '{"hook":', 400],
    ['no body', 'post', '/v1/hooks.json', undefined, 400],
    ['another protocol', 'post', '/v1/hooks.json', { hook: { event: 'order_paid', url: 'ftp://x/' } }, 422],
    ['no address', 'post', '/v1/hooks.json', { hook: { event: 'order_paid', url: 'shop' } }, 422],
    ['an unknown id', 'get', '/v1/hooks/9.json', undefined, 404],
    ['an id that is none', 'get', '/v1/hooks/x.json', undefined, 404],
    ['a change of an unknown id', 'put', '/v1/hooks/9.json', { hook: { event: 'order_paid' } }, 404],
    ['a change without a hook', 'put', '/v1/hooks/9.json', {}, 400],
    ['a deletion of an unknown id', 'delete', '/v1/hooks/9.json', undefined, 404],
  ]

  it.each(refused)('refuse %s', async (_, verb, path, body, status) => {
    const answer = await call(verb, path, body)
    expect([answer.status, answer.body]).toEqual([status, { message: expect.any(String) }])
    expect(store.hooks.all()).toEqual([])
  })

  it('refuse a URL at which nobody listens, and say why', async () => {
    const dead = await deadUrl()
    const { status, body } = await register('order_paid', dead)
    expect([status, body.message]).toEqual([422, expect.stringContaining('ECONNREFUSED')])
  })

  it('take such a URL where the store is told to', async () => {
    store = await runStore({ unreachableHooks: 'accept' })
    expect((await register('order_paid', await deadUrl())).status).toBe(200)
  })
})

describe('orders', () => {
  it('are made as given, with the store’s currency, and written as the vendor writes', async () => {
    const given = { customer: { email: 'me@here.example' }, shipping: 50, products: [{ price: 399, qty: 1 }] }
    const { status, text, body } = await call('post', '/v1/orders.json', { order: given })
    expect(status).toBe(200)
    expect(body.order).toMatchObject({ id: 1001, status: 'Pending Payment', currency: 'USD', total: 449 })
    expect(text).toContain('"subtotal":399.0,')
    expect((await call('get', '/v1/orders/1001.json')).text).toBe(text)
  })

  it.each([
    ['Paid', 'Paid', ['order_created', 'order_updated', 'order_paid', 'order_updated']],
    ['canceled', 'Canceled', ['order_created', 'order_updated', 'order_canceled', 'order_updated']],
    ['pending payment', 'Pending Payment', ['order_created', 'order_updated']],
  ])('made as %s take the steps to it', async (given, status, events) => {
    const { url } = await receiver()
    for (const event of [
      'order_pending_payment',
      'order_paid',
      'order_shipped',
      'order_canceled',
      'order_updated',
    ]) {
      await register(event, url)
    }
    const { body } = await call('post', '/v1/orders.json', { order: { status: given } })
    expect(body.order.status).toBe(status)
    const raised = store.deliveries.all().map((delivery) => store.deliveries.eventOf(delivery).event)
    expect(raised).toEqual(events)
  })

  it('are changed by the steps that a status means', async () => {
    await call('post', '/v1/orders.json', { order: {} })
    const paid = await call('put', '/v1/orders/1001.json', { order: { status: 'PAID' } })
    expect(paid.body.order).toMatchObject({
      status: 'Paid',
      status_enum: 'paid',
      completed_at: '2026-01-15 12:00:00 UTC',
    })
    const shipment = { shipment_status: 'in_transit', tracking_number: 'T1', additional_information: null }
    const shipped = await call('put', '/v1/orders/1001.json', { order: shipment })
    expect(shipped.body.order).toMatchObject({
      status: 'Paid',
      fulfillment_status: 'fulfilled',
      shipment_status: 'In Transit',
      shipment_status_enum: 'in_transit',
      tracking_number: 'T1',
    })
    const arrived = await call('put', '/v1/orders/1001.json', { order: { shipment_status: 'Delivered' } })
    expect(arrived.body.order.shipment_status_enum).toBe('delivered')
    expect((await call('get', '/v1/orders/1001/history.json')).body).toHaveLength(3)
  })

  it('are fulfilled', async () => {
    await call('post', '/v1/orders.json', { order: { status: 'Paid' } })
    const fulfillment = { order_id: 1001, tracking_company: 'DHL', tracking_number: '7' }
    expect((await call('post', '/v1/fulfillments.json', { fulfillment })).status).toBe(200)
    expect((await call('get', '/v1/orders/1001.json')).body.order).toMatchObject({
      fulfillment_status: 'fulfilled',
      shipment_status_enum: 'fulfilled',
      tracking_company: 'DHL',
      tracking_number: '7',
    })
  })

  it('have a history that can be added to', async () => {
    await newOrder(store)
    const added = await call('post', '/v1/orders/1001/history.json', { order_history: { message: 'Hello' } })
    const entry = { id: 2, message: 'Hello', created_at: '2026-01-15 12:00:00 UTC' }
    expect(added.body).toEqual({ order_history: entry })
    const { body } = await call('get', '/v1/orders/1001/history.json')
    expect(body).toEqual([{ order_history: expect.objectContaining({ id: 1 }) }, { order_history: entry }])
  })

  it('are listed in pages, by status, after an id, and counted', async () => {
    for (let n = 0; n < 7; n++) {
      await call('post', '/v1/orders.json', { order: n < 3 ? { status: 'paid' } : {} })
    }
    const ids = async (path: string) =>
      (await call('get', path)).body.map(({ order }: { order: { id: number } }) => order.id)
    expect(await ids('/v1/orders.json')).toHaveLength(7)
    expect(await ids('/v1/orders.json?limit=3&page=2')).toEqual([1004, 1005, 1006])
    expect(await ids('/v1/orders.json?limit=3&page=4')).toEqual([])
    expect(await ids('/v1/orders.json?limit=500&page=0')).toHaveLength(7)
    expect(await ids('/v1/orders.json?status_filters[]=Paid')).toEqual([1001, 1002, 1003])
    expect(await ids('/v1/orders.json?status_filters[]=paid&status_filters[]=pending_payment')).toHaveLength(
      7,
    )
    expect(await ids('/v1/orders/status/Pending%20Payment.json')).toEqual([1004, 1005, 1006, 1007])
    expect(await ids('/v1/orders/status/abandoned.json')).toEqual([])
    expect(await ids('/v1/orders/after/1005.json')).toEqual([1006, 1007])
    expect((await call('get', '/v1/orders/count.json')).body).toEqual({ count: 7 })
  })

  const order = (fields: object) => ({ order: fields })
  const refused: [string, Verb, string, object | undefined, number][] = [
    ['an unknown id', 'get', '/v1/orders/9.json', undefined, 404],
    ['the history of an unknown id', 'get', '/v1/orders/9/history.json', undefined, 404],
    ['an entry for an unknown id', 'post', '/v1/orders/9/history.json', { message: 'x' }, 404],
    ['an entry without a message', 'post', '/v1/orders/1001/history.json', {}, 400],
    ['an unknown status in a path', 'get', '/v1/orders/status/burnt.json', undefined, 422],
    ['a status that is none', 'put', '/v1/orders/1001.json', order({ status: 'burnt' }), 422],
    ['a shipment status that is none', 'put', '/v1/orders/1001.json', order({ shipment_status: 'x' }), 422],
    ['an illegal step', 'put', '/v1/orders/1001.json', order({ shipment_status: 'delivered' }), 422],
    [
      'a half legal change',
      'put',
      '/v1/orders/1001.json',
      order({ status: 'canceled', shipment_status: 'delivered' }),
      422,
    ],
    ['a number for a text', 'put', '/v1/orders/1001.json', order({ tracking_number: 5 }), 400],
    ['a change without an order', 'put', '/v1/orders/1001.json', {}, 400],
    ['a change of an unknown id', 'put', '/v1/orders/9.json', order({ status: 'paid' }), 404],
    ['an order that is none', 'post', '/v1/orders.json', { order: [] }, 400],
    ['an order off schema', 'post', '/v1/orders.json', order({ products: [{ qty: 'two' }] }), 422],
    ['a currency that is none', 'post', '/v1/orders.json', order({ currency: '$' }), 422],
    ['an order made as abandoned', 'post', '/v1/orders.json', order({ status: 'abandoned' }), 422],
    ['a fulfilment of an unknown id', 'post', '/v1/fulfillments.json', { fulfillment: { order_id: 9 } }, 404],
    [
      'a fulfilment of an unpaid order',
      'post',
      '/v1/fulfillments.json',
      { fulfillment: { order_id: 1001 } },
      422,
    ],
    ['a fulfilment without an order', 'post', '/v1/fulfillments.json', { fulfillment: {} }, 400],
    ['an unknown route', 'get', '/v1/carts.json', undefined, 404],
  ]

  it.each(refused)('refuse %s, and nothing changes', async (_, verb, path, body, status) => {
    await newOrder(store)
    const before = store.orders.all()
    const answer = await call(verb, path, body)
    expect([answer.status, answer.body]).toEqual([status, { message: expect.any(String) }])
    expect(store.orders.all()).toEqual(before)
    expect((await newOrder(store)).id).toBe(1002)
  })
})

describe('a body', () => {
  it('is read as JSON whatever its type claims', async () => {
    const { status } = await call('post', '/v1/orders.json')
      .set('Content-Type', 'application/x-www-form-urlencoded')
      .send('{"order":{}}')
    expect(status).toBe(200)
  })

  it('of more than a mebibyte is refused', async () => {
    const { status, body } = await call('post', '/v1/orders.json', { order: { note: 'x'.repeat(1_100_000) } })
    expect([status, body]).toEqual([413, { message: expect.any(String) }])
  })
})
