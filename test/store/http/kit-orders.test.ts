import request from 'supertest'
import { beforeEach, describe, expect, it } from 'vitest'
import { eventNames } from '../../../src/contract/index.ts'
import type { OrderSummaryView, OrderWithJsonView, Store } from '../../../src/store/index.ts'
import { hookAt, noon, runStore, watchAttempts } from '../stores.ts'
import { receiver } from '../wires.ts'

let store: Store
beforeEach(async () => {
  store = await runStore()
})

const get = (path: string) => request(store.app).get(path)
const post = (path: string, body?: object) => request(store.app).post(path).send(body)
const put = (path: string, body: object) => request(store.app).put(path).send(body)

async function ids(query = ''): Promise<number[]> {
  return (await get(`/kit/orders${query}`)).body.orders.map(({ id }: OrderSummaryView) => id)
}

async function hooksForAll() {
  const target = await receiver(200)
  for (const event of [
    'order_pending_payment',
    'order_paid',
    'order_shipped',
    'order_canceled',
    'order_updated',
  ]) {
    await hookAt(store, event, target.url)
  }
  return target
}

describe('GET /kit/orders', () => {
  it('shows what a list needs, with the legal steps alone', async () => {
    await post('/kit/orders', {
      currency: 'CLP',
      order: { total: 52_970, customer: { fullname: 'Ana Pérez', email: 'ana@shop.example' } },
    })
    const [order] = (await get('/kit/orders')).body.orders
    expect(order).toEqual({
      id: 1001,
      state: 'pending_payment',
      status: 'Pago Pendiente',
      paymentStatus: 'pending_payment',
      shipmentStatus: 'unfulfilled',
      shipment: 'No Procesado',
      currency: 'CLP',
      total: 52_970,
      customerName: 'Ana Pérez',
      customerEmail: 'ana@shop.example',
      createdAt: new Date(noon).toISOString(),
      steps: ['pay', 'cancel'],
    })
  })

  it('has the steps of each state', async () => {
    const stepsAfter = async (...steps: string[]) => {
      const { id } = (await post('/kit/orders')).body.order
      for (const step of steps) await post(`/kit/orders/${id}/${step}`)
      return (await get(`/kit/orders/${id}`)).body.order.steps
    }
    expect(await stepsAfter('pay')).toEqual(['ship', 'cancel'])
    expect(await stepsAfter('pay', 'ship')).toEqual([])
    expect(await stepsAfter('cancel')).toEqual([])
  })

  it('names the customer by an address where no full name is given', async () => {
    const order = { customer: { fullname: null }, shipping_address: { name: 'Rui', surname: 'Sousa' } }
    await post('/kit/orders', { order })
    expect((await get('/kit/orders/1001')).body.order.customerName).toBe('Rui Sousa')
  })

  it('comes in pages, newest first', async () => {
    for (let n = 0; n < 5; n++) await post('/kit/orders')
    expect(await ids()).toEqual([1005, 1004, 1003, 1002, 1001])
    const { body } = await get('/kit/orders?limit=2')
    expect(body.next).toBe(1004)
    expect(await ids(`?limit=2&before=${body.next}`)).toEqual([1003, 1002])
    expect((await get('/kit/orders?limit=2&before=1002')).body).toMatchObject({ next: null })
    expect((await get('/kit/orders?limit=5')).body.next).toBeNull()
  })
})

describe('GET /kit/orders/:id', () => {
  it('gives the order as it is written, with the ids of its deliveries', async () => {
    await hooksForAll()
    await post('/kit/orders', { currency: 'USD', order: { total: 399 } })
    await post('/kit/orders')
    await post('/kit/orders/1001/pay')
    await store.idle()
    const { body }: { body: OrderWithJsonView } = await get('/kit/orders/1001')
    expect(body.json).toContain('"total":399.0,')
    expect(JSON.parse(body.json)).toMatchObject({ id: 1001, total: 399, status: 'Paid' })
    expect(body.order).toMatchObject({ id: 1001, total: 399, state: 'paid' })
    expect(body.deliveries).toEqual([6, 5, 2, 1])
  })

  it('knows what it has not', async () => {
    expect((await get('/kit/orders/9')).body.code).toBe('order_unknown')
    expect((await get('/kit/orders/x')).status).toBe(404)
  })
})

describe('PUT /kit/orders/:id', () => {
  it('changes an order and raises Order Updated, once', async () => {
    await post('/kit/orders')
    await hooksForAll()
    const told = watchAttempts(store)
    const changed = await put('/kit/orders/1001', { order: { additional_information: 'Ring twice' } })
    expect([changed.status, changed.body.order.additional_information]).toEqual([200, 'Ring twice'])
    await store.idle()
    expect(told.map(({ event }) => event.event)).toEqual(['order_updated'])
    expect(JSON.parse(Buffer.from(told[0]?.event.body ?? '').toString()).order).toMatchObject({
      id: 1001,
      additional_information: 'Ring twice',
    })
  })

  it('takes a step as the vendor does, with its events and no more', async () => {
    await post('/kit/orders')
    await hooksForAll()
    const told = watchAttempts(store)
    await put('/kit/orders/1001', { order: { status: 'paid', tracking_number: 'T-1' } })
    await put('/kit/orders/1001', { order: {} })
    await store.idle()
    expect(told.map(({ event }) => event.event).sort()).toEqual(['order_paid', 'order_updated'])
  })

  it.each([
    [{ order: { status: 'burnt' } }, 422],
    [{ order: { shipment_status: 'delivered' } }, 422],
    [{ order: { tracking_number: 5 } }, 400],
    [{ status: 'paid' }, 400],
  ])('refuses %j: %i', async (body, status) => {
    await post('/kit/orders')
    const before = store.orders.all()
    const answer = await put('/kit/orders/1001', body)
    expect([answer.status, answer.body.code]).toEqual([status, expect.any(String)])
    expect(store.orders.all()).toEqual(before)
  })

  it('refuses one that is not there', async () => {
    expect((await put('/kit/orders/9', { order: {} })).body.code).toBe('order_unknown')
  })
})

describe('POST /kit/raise/:event', () => {
  const states = {
    order_created: ['pending_payment', 'Pending Payment', 'unfulfilled'],
    order_paid: ['paid', 'Paid', 'unfulfilled'],
    order_shipped: ['shipped', 'Paid', 'fulfilled'],
    order_canceled: ['canceled', 'Canceled', 'unfulfilled'],
    order_updated: ['paid', 'Paid', 'unfulfilled'],
  } as const

  it.each(eventNames)('raises %s alone, of a new order in its state', async (event) => {
    const target = await hooksForAll()
    const told = watchAttempts(store)
    const raised = await post(`/kit/raise/${event}`)
    expect([raised.status, raised.body]).toEqual([201, { event, orderId: 1001, deliveries: [1] }])
    await store.idle()
    expect(told.map((report) => report.event.event)).toEqual([event])
    const [state, , shipmentStatus] = states[event]
    const { body }: { body: OrderWithJsonView } = await get('/kit/orders/1001')
    expect(body.order).toMatchObject({ state, shipmentStatus })
    expect(target.arrived.map((arrived) => arrived.body.toString())).toEqual([`{"order":${body.json}}`])
    expect(await ids()).toEqual([1001])
  })

  it('can go on in its life from there', async () => {
    await post('/kit/raise/order_paid')
    expect((await post('/kit/orders/1001/ship')).status).toBe(200)
    expect((await post('/kit/raise/order_paid')).body.orderId).toBe(1002)
  })

  it('tells of no delivery where there is no hook', async () => {
    expect((await post('/kit/raise/order_paid')).body.deliveries).toEqual([])
  })

  it.each(['order_burnt', 'order_pending_payment', 'toString'])(
    'refuses %s, and names the five',
    async (event) => {
      const { status, body } = await post(`/kit/raise/${event}`)
      expect([status, body.code]).toEqual([404, 'event_unraised'])
      for (const name of eventNames) expect(body.message).toContain(name)
      expect(store.orders.all()).toEqual([])
    },
  )
})
