import { describe, expect, it } from 'vitest'
import { verify } from '../../../src/contract/index.ts'
import { createHttpSender, retryProfiles } from '../../../src/store/index.ts'
import { compileClosedBody } from '../closed-schema.ts'
import { buildStore, hookAt, hooksToken, newOrder, runStore, watchAttempts } from '../stores.ts'
import { gate, receiver, serve } from '../wires.ts'

describe('a request', () => {
  it('has today’s headers, and a signature over its bytes', async () => {
    const store = await runStore({ identity: { code: 'guitars' } })
    const target = await receiver(200)
    await hookAt(store, 'order_pending_payment', target.url)
    await newOrder(store)
    await store.idle()
    const [arrived] = target.arrived
    expect(arrived?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Ruby',
      'jumpseller-event': 'order_pending_payment',
      'jumpseller-store-code': 'guitars',
      'jumpseller-triggered-at': '2026-01-15 12:00:00.000 UTC',
    })
    const signature = String(arrived?.headers['jumpseller-hmac-sha256'])
    expect(verify(arrived?.body ?? Buffer.alloc(0), signature, [hooksToken])).toMatchObject({ ok: true })
  })

  it('has none of them where the store sends as in 2014, and no signature without a token', async () => {
    const target = await receiver(200)
    const old = await runStore({ headers: 'none' })
    const unsigned = await runStore({ identity: { hooksToken: null } })
    for (const store of [old, unsigned]) {
      await hookAt(store, 'order_paid', target.url)
      await store.raise('order_paid', Buffer.from('{}'))
      await store.idle()
    }
    const named = target.arrived.map(({ headers }) =>
      Object.keys(headers).filter((name) => name.startsWith('jumpseller')),
    )
    expect(named).toEqual([[], ['jumpseller-event', 'jumpseller-store-code', 'jumpseller-triggered-at']])
  })

  it('carries an order that a closed copy of the schema knows whole, at every step', async () => {
    const store = await runStore()
    const target = await receiver(200)
    for (const event of ['order_pending_payment', 'order_paid', 'order_shipped', 'order_canceled']) {
      await hookAt(store, event, target.url)
    }
    for (let n = 0; n < 20; n++) {
      const { id } = await newOrder(store)
      if (n % 3 > 0) await store.orders.step(id, 'pay')
      await store.orders.step(id, n % 2 > 0 ? 'ship' : 'cancel')
    }
    await store.idle()
    const isClosed = compileClosedBody()
    expect(target.arrived.length).toBeGreaterThan(40)
    for (const { body } of target.arrived) {
      expect(isClosed(JSON.parse(body.toString())), JSON.stringify(isClosed.errors)).toBe(true)
    }
  })

  it('carries any bytes of any event that is raised', async () => {
    const store = await runStore()
    const target = await receiver(200)
    await hookAt(store, 'product_stock_updated', target.url)
    const bytes = Buffer.from([0xff, 0x00, 0x7b, 0x0a])
    const { event, deliveries } = await store.raise('product_stock_updated', bytes)
    await store.idle()
    expect(event).toMatchObject({ event: 'product_stock_updated', wireEvent: 'product_stock_updated' })
    expect(deliveries).toHaveLength(1)
    expect(target.arrived[0]?.body.equals(bytes)).toBe(true)
    await expect(store.raise('order paid\r\n', bytes)).rejects.toThrow(TypeError)
  })

  it('that is not answered in the profile’s time has failed', async () => {
    const profile = { ...retryProfiles['jumpseller-2014'], timeLimitMs: 40, attempts: 2 }
    const store = await runStore({ profile })
    await hookAt(store, 'order_paid', await serve(() => {}))
    const attempts = watchAttempts(store)
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    expect(attempts.map(({ attempt }) => attempt.outcome)).toEqual(['timeout', 'timeout'])
  })

  it('is one of at most sixty-four at the same time', async () => {
    const store = await runStore()
    let [underWay, most] = [0, 0]
    const full = gate()
    const { opened, open } = gate()
    const url = await serve(async (asked, response) => {
      underWay += 1
      most = Math.max(most, underWay)
      if (underWay === 64) full.open()
      asked.resume()
      await opened
      underWay -= 1
      response.end()
    })
    await hookAt(store, 'order_paid', url)
    for (let n = 0; n < 150; n++) await store.raise('order_paid', Buffer.from('{}'))
    await full.opened
    await new Promise(setImmediate)
    open()
    await store.idle()
    expect(most).toBe(64)
    expect(store.deliveries.all().every(({ state }) => state === 'delivered')).toBe(true)
  })
})

describe('a listener', () => {
  it('that throws disturbs nobody, and one that was taken off hears nothing', async () => {
    const store = await runStore()
    await hookAt(store, 'order_paid', (await receiver(500, 200)).url)
    let heard = 0
    const off = store.on('attempt', () => {
      heard += 1
      off()
      throw new Error('listener')
    })
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    expect(heard).toBe(1)
    expect(store.deliveries.get(1)?.state).toBe('delivered')
  })
})

it('a store that was built and not started sends nothing', async () => {
  const store = buildStore({ sender: createHttpSender(), unreachableHooks: 'accept' })
  const target = await receiver(200)
  await hookAt(store, 'order_paid', target.url)
  await store.raise('order_paid', Buffer.from('{}'))
  await new Promise(setImmediate)
  expect(target.arrived).toEqual([])
  await store.stop()
})
