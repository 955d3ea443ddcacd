import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import request from 'supertest'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStoreState, type Store, type StoreOptions } from '../../../src/store/index.ts'
import { buildStore, hookAt, minutesOf, newOrder, noon, watchAttempts } from '../stores.ts'
import { gate, receiver, serve } from '../wires.ts'

interface SentAttempt {
  request: { headers: Record<string, string> }
}

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'store-restart-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function storeIn(folder: string, options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = buildStore({ state: await openStoreState(folder), ...options })
  await store.start()
  return store
}

describe('a restart', () => {
  it('goes on in mid-schedule: the attempts before and after are those of one run', async () => {
    const folder = await dataFolder()
    const target = await receiver(500)
    const before = await storeIn(folder)
    await hookAt(before, 'order_paid', target.url)
    const attempts = watchAttempts(before)
    const fourth = new Promise<void>((resolve) =>
      before.on('attempt', ({ attempt }) => {
        if (attempt.n === 4) resolve(before.stop())
      }),
    )
    await before.raise('order_paid', Buffer.from('{"order":{"id":1}}'), { orderId: 1 })
    await fourth

    const after = buildStore({ state: await openStoreState(folder) })
    const later = watchAttempts(after)
    await after.start()
    await after.idle()
    expect(minutesOf([...attempts, ...later])).toEqual([0, 1, 17, 98, 354, 979, 2275, 4676, 8772, 15333])
    expect(target.arrived).toHaveLength(10)
    expect(after.hooks.all()).toEqual([])
    expect(after.outbox.all()).toHaveLength(1)
    expect(after.deliveries.all().map((delivery) => after.deliveries.attemptsOf(delivery).length)).toEqual([
      10,
    ])
    await after.stop()
  })

  it('goes on from what a crash left on disk', async () => {
    const [folder, crashed] = [await dataFolder(), await dataFolder()]
    const target = await receiver(500)
    const before = await storeIn(folder)
    await hookAt(before, 'order_paid', target.url)
    const attempts = watchAttempts(before)
    let copied: Promise<void> | undefined
    before.on('attempt', ({ attempt }) => {
      const log = 'store-state.ndjson'
      if (attempt.n === 4) copied = copyFile(join(folder, log), join(crashed, log))
    })
    await before.raise('order_paid', Buffer.from('{}'))
    await before.idle()
    await copied
    await before.stop()

    const after = await storeIn(crashed)
    const known = after.deliveries.get(1)?.attempts ?? 0
    expect(known).toBeGreaterThanOrEqual(4)
    const later = watchAttempts(after)
    await after.idle()
    expect(minutesOf([...attempts.slice(0, known), ...later])).toEqual(minutesOf(attempts))
    await after.stop()
  })

  it('knows orders, hooks, mails, speed and time, and counts and stamps on', async () => {
    const folder = await dataFolder()
    const before = await storeIn(folder)
    await hookAt(before, 'order_paid', (await receiver(500)).url)
    await before.raise('order_paid', Buffer.from('{}'))
    await before.idle()
    const kept = await hookAt(before, 'order_updated', (await receiver(200)).url)
    const order = await newOrder(before)
    await before.idle()
    const { event } = await before.raise('order_updated', Buffer.from('{}'))
    await before.stop()

    const after = buildStore({ state: await openStoreState(folder), speed: 'skip' })
    await after.start()
    expect(after.orders.all()).toEqual([order])
    expect(after.hooks.all()).toEqual([kept])
    expect(after.outbox.all()).toHaveLength(1)
    expect(after.clock.now()).toBe(noon + 15_333 * 60_000)
    expect((await newOrder(after)).id).toBe(order.id + 1)
    const again = await after.raise('order_updated', Buffer.from('{}'))
    expect(again.event.triggeredAt).toBeGreaterThan(event.triggeredAt)
    await after.stop()
  })

  it('under another token signs anew, and tells of each attempt what was sent', async () => {
    const folder = await dataFolder()
    const target = await receiver(500, 500, 200)
    const before = await storeIn(folder)
    await hookAt(before, 'order_paid', target.url)
    const first = new Promise<void>((resolve) => before.on('attempt', () => resolve(before.stop())))
    await before.raise('order_paid', Buffer.from('{}'))
    await first
    const made = target.arrived.length

    const after = await storeIn(folder, { identity: { hooksToken: 'another token' } })
    await after.idle()
    const shown = await request(after.app).get('/kit/deliveries/1').set('Host', '127.0.0.1')
    const name = 'Jumpseller-Hmac-Sha256'
    const sent = target.arrived.map(({ headers }) => headers[name.toLowerCase()])
    expect(shown.body.delivery.attempts.map((one: SentAttempt) => one.request.headers[name])).toEqual(sent)
    expect(new Set(sent.slice(0, made)).size).toBe(1)
    expect(sent.at(-1)).not.toBe(sent[0])
    expect(after.deliveries.get(1)?.state).toBe('delivered')
    await after.stop()
  })

  it('waits at the stop for the attempt under way, and records it', async () => {
    const folder = await dataFolder()
    const before = await storeIn(folder)
    const { opened, open } = gate()
    const reached = gate()
    const url = await serve(async (asked, response) => {
      asked.resume()
      reached.open()
      await opened
      response.end()
    })
    await hookAt(before, 'order_paid', url)
    await before.raise('order_paid', Buffer.from('{}'))
    await reached.opened
    const stopped = before.stop()
    open()
    await stopped
    const after = await storeIn(folder)
    expect(after.deliveries.get(1)).toMatchObject({ state: 'delivered', attempts: 1 })
    await after.stop()
  })

  it('makes an attempt again that did not end within the time to drain', async () => {
    const folder = await dataFolder()
    const before = await storeIn(folder, { drainMs: 10 })
    const reached = gate()
    let asked = 0
    const url = await serve((request, response) => {
      request.resume()
      asked += 1
      reached.open()
      if (asked > 1) response.end()
    })
    await hookAt(before, 'order_paid', url)
    await before.raise('order_paid', Buffer.from('{}'))
    await reached.opened
    await before.stop()
    const after = await storeIn(folder)
    await after.idle()
    expect(after.deliveries.get(1)).toMatchObject({ state: 'delivered', attempts: 1 })
    await after.stop()
  })
})
