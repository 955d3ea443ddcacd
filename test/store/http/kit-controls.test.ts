import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { verify } from '../../../src/contract/index.ts'
import type { Store } from '../../../src/store/index.ts'
import { hookAt, hooksToken, newOrder, noon, runStore } from '../stores.ts'
import { deadUrl, gate, receiver, serve } from '../wires.ts'

let store: Store
beforeEach(async () => {
  store = await runStore()
})

const minute = 60_000
const at = (minutes: number) => new Date(noon + minutes * minute).toISOString()
/** Of the clock, when no delivery waits. */
const idle = { waiting: 0, nextAttemptAt: null }
const get = (path: string) => request(store.app).get(path)
const post = (path: string, body?: object) => request(store.app).post(path).send(body)
const put = (path: string, body: object) => request(store.app).put(path).send(body)

describe('/kit/orders', () => {
  it('makes a plausible order, the same from the same seed', async () => {
    const [one, other] = [await post('/kit/orders', { seed: 5 }), await post('/kit/orders', { seed: 5 })]
    expect([one.status, one.body.order.id, other.body.order.id]).toEqual([201, 1001, 1002])
    expect(other.body.order.customer).toEqual(one.body.order.customer)
    expect(other.body.order.products).toEqual(one.body.order.products)
  })

  it('takes a currency and an order, whole or in part', async () => {
    const { body } = await post('/kit/orders', { currency: 'CLP', order: { shipping: 1990, status: 'paid' } })
    expect(body.order).toMatchObject({
      currency: 'CLP',
      shipping: 1990,
      status: 'Pagado',
      status_enum: 'paid',
    })
  })

  it('walks an order through its life, and tells the legal steps of an illegal one', async () => {
    await post('/kit/orders', { currency: 'USD' })
    const early = await post('/kit/orders/1001/ship')
    expect([early.status, early.body]).toEqual([
      422,
      { code: 'step_illegal', message: expect.stringContaining('legal are pay, cancel') },
    ])
    expect((await post('/kit/orders/1001/pay')).body.order.status).toBe('Paid')
    const shipped = await post('/kit/orders/1001/ship', { tracking_number: 'T-1' })
    expect(shipped.body.order).toMatchObject({
      fulfillment_status: 'fulfilled',
      tracking_number: 'T-1',
      tracking_company: 'USPS',
    })
    const late = await post('/kit/orders/1001/cancel')
    expect([late.status, late.body.message]).toEqual([422, expect.stringContaining('no step is legal')])
  })

  it.each([
    ['/kit/orders', { seed: {} }, 400],
    ['/kit/orders', { currency: 5 }, 400],
    ['/kit/orders', { order: 'guitar' }, 400],
    ['/kit/orders', [], 400],
    ['/kit/orders', { currency: 'usd' }, 422],
    ['/kit/orders', { order: { total: 'much' } }, 422],
    ['/kit/orders/1001/pay', {}, 404],
    ['/kit/orders/x/pay', {}, 404],
    ['/kit/orders/1001/burn', {}, 404],
    ['/kit/orders/1001/ship', { tracking_number: 5 }, 400],
  ])('POST %s %j: %i', async (path, body, status) => {
    const answer = await post(path, body)
    expect([answer.status, answer.body]).toEqual([
      status,
      { code: expect.any(String), message: expect.any(String) },
    ])
    expect(store.orders.all()).toEqual([])
  })

  it('says so when the body is not JSON', async () => {
    const { status, body } = await request(store.app)
      .post('/kit/orders')
      .set('Content-Type', 'application/json')
      .send('{"seed"')
    expect([status, body.code]).toEqual([400, 'json_malformed'])
  })
})

describe('/kit/deliveries', () => {
  it('lists them newest first, by state and in pages', async () => {
    const [good, bad] = [await receiver(200), await receiver(500)]
    await hookAt(store, 'order_pending_payment', good.url)
    await hookAt(store, 'order_updated', bad.url)
    for (let n = 0; n < 3; n++) await newOrder(store)
    await store.idle()
    const ids = async (query: string) =>
      (await get(`/kit/deliveries${query}`)).body.deliveries.map(({ id }: { id: number }) => id)
    expect(await ids('')).toEqual([6, 5, 4, 3, 2, 1])
    expect(await ids('?state=delivered')).toEqual([5, 3, 1])
    expect(await ids('?state=waiting')).toEqual([])
    const first = (await get('/kit/deliveries?limit=4')).body
    expect(first.next).toBe(3)
    expect(await ids(`?limit=4&before=${first.next}`)).toEqual([2, 1])
    expect((await get('/kit/deliveries?limit=4&before=3')).body.next).toBeNull()
    expect((await get('/kit/deliveries?state=lost')).status).toBe(400)
  })

  it('tells every attempt, when the next is due and when the hook ends', async () => {
    await store.setSpeed('real')
    const target = await receiver(500, 404)
    await hookAt(store, 'order_pending_payment', target.url)
    const attempted = new Promise((resolve) => store.on('attempt', resolve))
    await newOrder(store)
    await attempted
    const { body } = await get('/kit/deliveries/1')
    const [arrived] = target.arrived
    expect(body.delivery).toMatchObject({
      id: 1,
      event: 'order_created',
      wireEvent: 'order_pending_payment',
      orderId: 1001,
      state: 'waiting',
      attemptCount: 1,
      nextAttemptAt: at(1),
      hook: {
        id: 1,
        state: 'active',
        consecutiveFailures: 1,
        endsAt: at(15_333),
        endsInMs: 15_333 * minute,
      },
      attempts: [
        {
          n: 1,
          startedAt: at(0),
          outcome: 'status',
          failure: 'status',
          status: 500,
          message: 'answered 500',
          latencyMs: expect.any(Number),
          request: {
            method: 'POST',
            url: target.url,
            headers: {
              'Content-Type': 'application/json',
              'User-Agent': 'Ruby',
              'Jumpseller-Event': 'order_pending_payment',
              'Jumpseller-Store-Code': 'demo',
              'Jumpseller-Triggered-At': '2026-01-15 12:00:00.000 UTC',
            },
            body: arrived?.body.toString(),
            bodyBase64: arrived?.body.toString('base64'),
          },
          answer: { status: 500, body: 'answer 1', truncated: false },
        },
      ],
    })
    const signature = body.delivery.attempts[0].request.headers['Jumpseller-Hmac-Sha256']
    expect(verify(arrived?.body ?? Buffer.alloc(0), signature, [hooksToken])).toMatchObject({ ok: true })
    expect((await get('/kit/hooks')).body.hooks).toMatchObject([{ id: 1, endsAt: at(15_333) }])
  })

  it('tells that nobody answered', async () => {
    store = await runStore({ unreachableHooks: 'accept' })
    await hookAt(store, 'order_paid', await deadUrl())
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    expect((await get('/kit/deliveries/1')).body.delivery.attempts[0]).toMatchObject({
      failure: 'refused',
      status: null,
      answer: null,
    })
  })

  it('shows one that is under way as attempting', async () => {
    const { opened, open } = gate()
    const reached = gate()
    const url = await serve(async (asked, response) => {
      asked.resume()
      reached.open()
      await opened
      response.end()
    })
    await hookAt(store, 'order_paid', url)
    await store.raise('order_paid', Buffer.from('{}'))
    await reached.opened
    expect((await get('/kit/deliveries?state=attempting')).body.deliveries).toMatchObject([{ id: 1 }])
    open()
    await store.idle()
    expect((await get('/kit/deliveries/1')).body.delivery.state).toBe('delivered')
  })

  it('are sent again with the same bytes and stamp', async () => {
    const target = await receiver(200)
    await hookAt(store, 'order_paid', target.url)
    await store.raise('order_paid', Buffer.from('{"n": 1}'))
    await store.idle()
    const again = await post('/kit/deliveries/1/redeliver')
    expect([again.status, again.body.delivery]).toMatchObject([201, { id: 2, redeliveryOf: 1 }])
    await store.idle()
    const [one, two] = target.arrived
    expect(two?.body.equals(one?.body ?? Buffer.alloc(0))).toBe(true)
    expect(two?.headers['jumpseller-triggered-at']).toBe(one?.headers['jumpseller-triggered-at'])
  })

  it('are sent again to a hook that took the place of a deleted one', async () => {
    const target = await receiver(...Array(10).fill(500), 200)
    await hookAt(store, 'order_paid', target.url)
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    const gone = await post('/kit/deliveries/1/redeliver')
    expect([gone.status, gone.body.code]).toEqual([422, 'hook_gone'])
    await hookAt(store, 'order_paid', target.url)
    expect((await post('/kit/deliveries/1/redeliver')).body.delivery).toMatchObject({ hookId: 2 })
    await store.idle()
    expect((await get('/kit/deliveries/2')).body.delivery.state).toBe('delivered')
  })

  it('are not sent again while under way, nor when unknown', async () => {
    await store.setSpeed('real')
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    await store.raise('order_paid', Buffer.from('{}'))
    expect((await post('/kit/deliveries/1/redeliver')).body.code).toBe('delivery_unfinished')
    expect((await post('/kit/deliveries/9/redeliver')).status).toBe(404)
    expect((await get('/kit/deliveries/9')).status).toBe(404)
  })
})

describe('/kit/clock', () => {
  it('is read and set', async () => {
    expect((await get('/kit/clock')).body).toEqual({ now: at(0), speed: 'skip', ...idle })
    const set = await put('/kit/clock', { now: at(90), speed: 'real' })
    expect([set.status, set.body]).toEqual([200, { now: at(90), speed: 'real', ...idle }])
    expect((await put('/kit/clock', { speed: 60 })).body).toEqual({
      now: at(90),
      speed: 60,
      ...idle,
    })
  })

  it.each([
    [{}, 400],
    [{ speed: 'fast' }, 422],
    [{ speed: 0 }, 422],
    [{ now: at(-1) }, 422],
    [{ now: 'tomorrow' }, 422],
    [{ now: '1969-12-31T23:59:59Z' }, 422],
    [{ now: '+010000-01-01T00:00:00Z' }, 422],
    [{ now: '+275760-09-12T23:59:59Z' }, 422],
    [{ speed: 1_000_001 }, 422],
  ])('refuses %j: %i', async (body, status) => {
    expect((await put('/kit/clock', body)).status).toBe(status)
    expect((await get('/kit/clock')).body).toEqual({ now: at(0), speed: 'skip', ...idle })
  })

  it('says how far it goes', async () => {
    const late = await put('/kit/clock', { now: '+275760-09-12T23:59:59Z' })
    expect(late.body).toMatchObject({
      code: 'clock_invalid',
      message: expect.stringContaining('9999-12-31T23:59:59.999Z'),
    })
    expect((await put('/kit/clock', { speed: 1e20 })).body.message).toContain('1000000')
    expect((await put('/kit/clock', { now: '9999-12-31T23:59:59Z' })).status).toBe(200)
    expect((await post('/kit/orders')).status).toBe(201)
  })

  it('skips to the next due attempt', async () => {
    await store.setSpeed('real')
    await hookAt(store, 'order_paid', (await receiver(500, 500, 200)).url)
    expect((await post('/kit/clock/skip')).body.code).toBe('nothing_waiting')
    await store.raise('order_paid', Buffer.from('{}'))
    const nextAttempt = () => new Promise((resolve) => store.on('attempt', resolve))
    await nextAttempt()
    for (const minutes of [1, 17]) {
      const attempted = nextAttempt()
      await new Promise(setImmediate)
      expect((await post('/kit/clock/skip')).body).toEqual({ now: at(minutes), speed: 'real', ...idle })
      await attempted
    }
    await store.idle()
    expect((await get('/kit/deliveries/1')).body.delivery.state).toBe('delivered')
  })
})

describe('/kit/outbox', () => {
  it('lists the mails and gives their source', async () => {
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    const { mails } = (await get('/kit/outbox')).body
    expect(mails).toMatchObject([
      { id: 1, hookId: 1, to: ['admin@demo.example'], state: 'kept', date: at(15_333) },
    ])
    const source = await get('/kit/outbox/1.eml')
    expect(source.headers['content-type']).toContain('message/rfc822')
    expect((await get('/kit/outbox/2.eml')).status).toBe(404)
  })
})

it('answers an unknown route as JSON', async () => {
  const { status, body } = await get('/kit/nothing')
  expect([status, body.code]).toEqual([404, 'route_unknown'])
  expect((await get('/')).status).toBe(404)
})
