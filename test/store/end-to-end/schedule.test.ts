import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { createSmtpMailer } from '../../../src/store/index.ts'
import { postOffice } from '../post-office.ts'
import { hookAt, minutesOf, newOrder, runStore, watchAttempts } from '../stores.ts'
import { receiver } from '../wires.ts'

const body = Buffer.from('{"order":{"id":1026,"status":"Paid"}}')

describe('a hook whose receiver fails', () => {
  it.each([
    ['previous', [0, 1, 17, 98, 354, 979, 2275, 4676, 8772, 15333]],
    ['first', [0, 1, 16, 81, 256, 625, 1296, 2401, 4096, 6561]],
  ] as const)(
    '2014, anchor %s: ten attempts, then it is gone and the admin is mailed once',
    async (anchor, minutes) => {
      const office = await postOffice()
      const mailer = createSmtpMailer(office.smtpUrl)
      const store = await runStore({ anchor, mailer, identity: { adminEmail: 'owner@shop.example' } })
      const target = await receiver(500)
      await hookAt(store, 'order_paid', target.url)
      const attempts = watchAttempts(store)
      await store.raise('order_paid', body, { orderId: 1026 })
      await store.idle()

      expect(minutesOf(attempts)).toEqual(minutes)
      expect(target.arrived).toHaveLength(10)
      expect(attempts.at(-1)).toMatchObject({ delivery: { state: 'exhausted' }, hook: { state: 'deleted' } })
      const listed = await request(store.app).get('/v1/hooks.json').auth('demo', 'demo-authtoken')
      expect(listed.body).toEqual([])
      expect(office.received).toMatchObject([
        { recipients: ['owner@shop.example'], mail: { subject: expect.stringContaining('Order Paid') } },
      ])
      expect(office.received[0]?.mail.text).toContain('/v1/hooks.json')
    },
  )

  it('gets the same bytes, stamp and signature on every attempt', async () => {
    const store = await runStore()
    const target = await receiver(500)
    await hookAt(store, 'order_paid', target.url)
    await store.raise('order_paid', body)
    await store.idle()
    const seen = target.arrived.map(({ headers, body: bytes }) => [
      bytes.toString('base64'),
      headers['jumpseller-triggered-at'],
      headers['jumpseller-hmac-sha256'],
    ])
    expect(new Set(seen.map(String)).size).toBe(1)
  })

  it('has its other waiting deliveries dropped, and other hooks keep theirs', async () => {
    const store = await runStore()
    const [bad, good] = [await receiver(500), await receiver(500, 500, 200)]
    const failing = await hookAt(store, 'order_paid', bad.url)
    const other = await hookAt(store, 'order_paid', good.url)
    const ends: [number, string][] = []
    store.on('deliveryEnd', ({ delivery, state }) => ends.push([delivery.hookId, state]))
    const dropped: number[] = []
    store.on('hookEnd', (report) => dropped.push(report.dropped))
    // Raised on a clock that stands still at the ninth attempt of the first: those raised now wait for later.
    store.on('attempt', ({ attempt, hook }) => {
      if (hook.id === failing.id && attempt.deliveryId === 1 && attempt.n === 9) {
        void store.raise('order_paid', body)
        void store.raise('order_paid', body)
      }
    })
    await store.raise('order_paid', body)
    await store.idle()
    expect(dropped).toEqual([2])
    expect(ends.filter(([hookId]) => hookId === failing.id).map(([, state]) => state)).toEqual(
      expect.arrayContaining(['exhausted', 'dropped', 'dropped']),
    )
    expect(ends.filter(([hookId]) => hookId === other.id).map(([, state]) => state)).toEqual(
      Array(3).fill('delivered'),
    )
    expect(store.outbox.all()).toMatchObject([
      { text: expect.stringContaining('2 other waiting deliveries') },
    ])
  })

  it('is mailed about once, also when two of its deliveries are exhausted together', async () => {
    const store = await runStore()
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    await Promise.all([store.raise('order_paid', body), store.raise('order_paid', body)])
    await store.idle()
    expect(store.outbox.all()).toHaveLength(1)
  })

  it('recovers at attempt 4, and the schedule stops there', async () => {
    const store = await runStore()
    const target = await receiver(500, 500, 500, 200)
    const hook = await hookAt(store, 'order_paid', target.url)
    const attempts = watchAttempts(store)
    await store.raise('order_paid', body)
    await store.idle()
    expect(minutesOf(attempts)).toEqual([0, 1, 17, 98])
    expect(attempts.at(-1)).toMatchObject({ delivery: { state: 'delivered' } })
    expect(store.hooks.get(hook.id)).toMatchObject({ state: 'active', consecutiveFailures: 0 })
    expect(store.outbox.all()).toEqual([])
  })

  it('2023: is paused after eight failures in a row, and admin and app author are mailed', async () => {
    const office = await postOffice()
    const store = await runStore({ profile: 'jumpseller-2023', mailer: createSmtpMailer(office.smtpUrl) })
    const hook = await hookAt(store, 'order_paid', (await receiver(500)).url)
    const attempts = watchAttempts(store)
    await store.raise('order_paid', body)
    await store.idle()
    expect(minutesOf(attempts)).toEqual([0, 1, 17, 98, 354])
    expect(store.hooks.get(hook.id)).toMatchObject({ state: 'active', consecutiveFailures: 5 })
    expect(office.received).toEqual([])

    await store.raise('order_paid', body)
    await store.idle()
    expect(attempts).toHaveLength(8)
    expect(attempts.at(-1)).toMatchObject({ delivery: { state: 'dropped' }, hook: { state: 'paused' } })
    expect(office.received).toMatchObject([{ recipients: ['admin@demo.example', 'app-author@demo.example'] }])
    expect(office.received[0]?.mail.text).toMatch(/-X PUT '[^']+\/v1\/hooks\/1\.json'/)
    expect((await store.raise('order_paid', body)).deliveries).toEqual([])
  })

  it('2023: when paused is woken by a change, and counts from nothing', async () => {
    const store = await runStore({ profile: 'jumpseller-2023' })
    const target = await receiver(...Array(8).fill(500), 200)
    const hook = await hookAt(store, 'order_paid', target.url)
    await store.raise('order_paid', body)
    await store.idle()
    await store.raise('order_paid', body)
    await store.idle()
    await store.hooks.update(hook.id, {})
    expect(store.hooks.get(hook.id)).toMatchObject({ state: 'active', consecutiveFailures: 0, endedAt: null })
    await store.raise('order_paid', body)
    await store.idle()
    expect(store.deliveries.get(3)?.state).toBe('delivered')
  })

  it('is deleted by its owner: what waits is dropped, and nobody is mailed', async () => {
    const store = await runStore({ speed: 'real' })
    const hook = await hookAt(store, 'order_paid', (await receiver(500)).url)
    const attempted = new Promise((resolve) => store.on('attempt', resolve))
    await store.raise('order_paid', body)
    await attempted
    await store.hooks.remove(hook.id)
    await store.idle()
    expect(store.deliveries.get(1)).toMatchObject({ state: 'dropped', attempts: 1, nextAttemptAt: null })
    expect(store.outbox.all()).toEqual([])
  })
})

it('an order’s life raises each step’s event and Order Updated, with stamps that grow', async () => {
  const store = await runStore()
  const target = await receiver(200)
  for (const event of ['order_pending_payment', 'order_paid', 'order_shipped', 'order_updated']) {
    await hookAt(store, event, target.url)
  }
  const { id } = await newOrder(store)
  await store.orders.step(id, 'pay')
  await store.orders.step(id, 'ship')
  await store.idle()
  const byStamp = target.arrived
    .map(({ headers }) => [String(headers['jumpseller-triggered-at']), String(headers['jumpseller-event'])])
    .sort()
  expect(byStamp).toEqual([
    ['2026-01-15 12:00:00.000 UTC', 'order_pending_payment'],
    ['2026-01-15 12:00:00.001 UTC', 'order_updated'],
    ['2026-01-15 12:00:00.002 UTC', 'order_paid'],
    ['2026-01-15 12:00:00.003 UTC', 'order_updated'],
    ['2026-01-15 12:00:00.004 UTC', 'order_shipped'],
    ['2026-01-15 12:00:00.005 UTC', 'order_updated'],
  ])
})
