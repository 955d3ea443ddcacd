import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createHttpSender,
  createOutboxMailer,
  createStore,
  openStoreState,
  type Store,
} from '../../../src/store/index.ts'
import { buildStore, hookAt, newOrder, noon, runStore, watchAttempts } from '../stores.ts'
import { gate, receiver, serve } from '../wires.ts'

const minute = 60_000
const at = (minutes: number) => new Date(noon + minutes * minute).toISOString()
const clockOf = async (store: Store) => (await request(store.app).get('/kit/clock')).body
const put = (store: Store, body: object) => request(store.app).put('/kit/clock').send(body)
const skip = (store: Store, body?: object) => request(store.app).post('/kit/clock/skip').send(body)

/** Until all that is planned in this turn of the event loop has had its turn. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate)
}

function nextAttempt(store: Store): Promise<unknown> {
  return new Promise((resolve) => {
    const end = store.on('attempt', (report) => {
      end()
      resolve(report)
    })
  })
}

describe('a paused clock', () => {
  it('begins no attempt until the speed is set again', async () => {
    const time = { now: noon }
    const store = await runStore({ speed: 'real', wallClock: () => time.now })
    const target = await receiver(200)
    await hookAt(store, 'order_pending_payment', target.url)
    expect((await put(store, { speed: 'paused' })).body).toEqual({
      now: at(0),
      speed: 'paused',
      waiting: 0,
      nextAttemptAt: null,
    })
    await newOrder(store)
    time.now += 90 * minute
    await turns()
    expect(await clockOf(store)).toEqual({ now: at(0), speed: 'paused', waiting: 1, nextAttemptAt: at(0) })
    expect((await put(store, { now: at(5) })).body).toMatchObject({ now: at(5), speed: 'paused', waiting: 1 })
    await turns()
    expect(target.arrived).toEqual([])
    await put(store, { speed: 'real' })
    await store.idle()
    expect(target.arrived).toHaveLength(1)
    expect(await clockOf(store)).toMatchObject({ now: at(5), speed: 'real', waiting: 0 })
  })

  it('goes on step by step, and stays paused', async () => {
    const store = await runStore()
    await put(store, { speed: 'paused' })
    await hookAt(store, 'order_paid', (await receiver(500, 500, 200)).url)
    await store.raise('order_paid', Buffer.from('{}'))
    for (const [minutes, waiting, next] of [
      [0, 1, at(1)],
      [1, 1, at(17)],
      [17, 0, null],
    ] as const) {
      const attempted = nextAttempt(store)
      expect((await skip(store)).body).toMatchObject({ now: at(minutes), speed: 'paused' })
      await attempted
      await turns()
      expect(await clockOf(store)).toEqual({
        now: at(minutes),
        speed: 'paused',
        waiting,
        nextAttemptAt: next,
      })
    }
    expect((await skip(store)).body.code).toBe('nothing_waiting')
  })

  it('lets what is under way end', async () => {
    const store = await runStore()
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
    await put(store, { speed: 'paused' })
    open()
    await store.idle()
    expect(store.deliveries.get(1)?.state).toBe('delivered')
  })

  it('is still paused, and stood still, after a restart', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'store-paused-'))
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const target = await receiver(200)
    const before = buildStore({ state: await openStoreState(folder) })
    await before.start()
    await put(before, { speed: 'paused', now: at(10) })
    await hookAt(before, 'order_pending_payment', target.url)
    await newOrder(before)
    await before.stop()
    const after = createStore({
      state: await openStoreState(folder),
      sender: createHttpSender(),
      mailer: createOutboxMailer(),
      wallClock: () => noon + 500 * minute,
    })
    onTestFinished(() => after.stop())
    await after.start()
    await turns()
    expect(await clockOf(after)).toEqual({ now: at(10), speed: 'paused', waiting: 1, nextAttemptAt: at(10) })
    expect(target.arrived).toEqual([])
    await put(after, { speed: 'skip' })
    await after.idle()
    expect(target.arrived).toHaveLength(1)
  })
})

describe('skipping to the end', () => {
  it.each(['paused', 'real', 60, 'skip'] as const)('makes all that waits, at speed %s', async (speed) => {
    const store = await runStore()
    await put(store, { speed: 'paused' })
    await hookAt(store, 'order_pending_payment', (await receiver(500)).url)
    await hookAt(store, 'order_updated', (await receiver(500, 500, 200)).url)
    await newOrder(store)
    const told = watchAttempts(store)
    await put(store, { speed })
    const { status, body } = await skip(store, { to: 'end' })
    expect([status, body]).toEqual([200, { now: at(15_333), speed, waiting: 0, nextAttemptAt: null }])
    expect(told).toHaveLength(13)
    expect([1, 2].map((id) => store.deliveries.get(id)?.state)).toEqual(['exhausted', 'delivered'])
    expect((await skip(store, { to: 'end' })).body.code).toBe('nothing_waiting')
  })

  it('takes more than are attempted at once', async () => {
    const store = await runStore({ attemptsAtOnce: 2 })
    await put(store, { speed: 'paused' })
    await hookAt(store, 'order_pending_payment', (await receiver(200)).url)
    for (let n = 0; n < 7; n += 1) await newOrder(store)
    expect((await skip(store, { to: 'end' })).body).toMatchObject({ now: at(0), speed: 'paused', waiting: 0 })
    expect(store.deliveries.all().every(({ state }) => state === 'delivered')).toBe(true)
  })

  it('gives up after four minutes of the wall, and tells what is left', async () => {
    const time = { now: noon }
    const store = await runStore({ wallClock: () => time.now })
    await put(store, { speed: 'paused' })
    await hookAt(store, 'order_pending_payment', (await receiver(500)).url)
    await newOrder(store)
    store.on('attempt', () => {
      time.now += 100_000
    })
    const first = await skip(store, { to: 'end' })
    expect(first.body).toMatchObject({ now: at(17), waiting: 1, nextAttemptAt: at(98) })
    expect((await skip(store, { to: 'end' })).body).toMatchObject({ now: at(979), waiting: 1 })
  })

  it('ends where the clock does', async () => {
    const store = await runStore()
    await put(store, { speed: 'paused', now: '9999-12-31T23:59:59.999Z' })
    await hookAt(store, 'order_pending_payment', (await receiver(500)).url)
    await newOrder(store)
    expect((await skip(store, { to: 'end' })).body).toMatchObject({
      now: '9999-12-31T23:59:59.999Z',
      waiting: 1,
    })
  })

  it('ends when the store does', async () => {
    const store = await runStore({ drainMs: 1 })
    await put(store, { speed: 'paused' })
    const reached = gate()
    const url = await serve((asked) => {
      asked.resume()
      reached.open()
    })
    await hookAt(store, 'order_pending_payment', url)
    await newOrder(store)
    const skipped = skip(store, { to: 'end' }).then(({ body }) => body)
    await reached.opened
    await store.stop()
    expect(await skipped).toMatchObject({ speed: 'paused' })
  })

  it.each([[{ to: 'middle' }], [[]]])('refuses %j', async (body) => {
    const store = await runStore()
    expect((await skip(store, body)).body.code).toBe('body_malformed')
  })
})
