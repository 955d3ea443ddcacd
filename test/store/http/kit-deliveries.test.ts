import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { type Delivery, newDelivery } from '../../../src/store/domain/delivery.ts'
import { RaisedEvent } from '../../../src/store/domain/raised-event.ts'
import {
  createMemoryState,
  type DeliveryView,
  type PlannedAttemptView,
  retryProfiles,
  type Store,
} from '../../../src/store/index.ts'
import { buildStore, granted, hookAt, newOrder, noon, runStore } from '../stores.ts'
import { receiver } from '../wires.ts'

const minute = 60_000
const at = (minutes: number) => new Date(noon + minutes * minute).toISOString()
const minutes = [0, 1, 17, 98, 354, 979, 2275, 4676, 8772, 15_333]

async function ids(store: Store, query: string): Promise<number[]> {
  const { body } = await request(store.app).get(`/kit/deliveries${query}`)
  return body.deliveries.map(({ id }: DeliveryView) => id)
}

async function wholeOf(store: Store, id: number) {
  return (await request(store.app).get(`/kit/deliveries/${id}`)).body.delivery
}

function planned(attempts: PlannedAttemptView[]): [string, string][] {
  return attempts.map(({ at: time, state }) => [time, state])
}

describe('the filters of /kit/deliveries', () => {
  it('are its order, its hook and its state, alone and together', async () => {
    const store = await runStore()
    await hookAt(store, 'order_pending_payment', (await receiver(200)).url)
    await hookAt(store, 'order_updated', (await receiver(500)).url)
    for (let n = 0; n < 3; n++) await newOrder(store)
    await store.idle()
    expect(await ids(store, '?order=1002')).toEqual([4, 3])
    expect(await ids(store, '?hook=2')).toEqual([6, 4, 2])
    expect(await ids(store, '?order=1002&hook=2')).toEqual([4])
    expect(await ids(store, '?hook=1&state=delivered')).toEqual([5, 3, 1])
    expect(await ids(store, '?hook=1&state=dropped')).toEqual([])
    expect(await ids(store, '?hook=1&limit=1&before=5')).toEqual([3])
    expect(await ids(store, '?order=9')).toEqual([])
    expect(await ids(store, '?hook=9')).toEqual([])
    for (const query of ['?order=x', '?hook=-1', '?hook=1&hook=2']) {
      const { status, body } = await request(store.app).get(`/kit/deliveries${query}`)
      expect([status, body.code]).toEqual([400, 'body_malformed'])
    }
  })

  it('know deliveries of an earlier run, and those sent again', async () => {
    const state = createMemoryState()
    const before = await runStore({ state })
    await hookAt(before, 'order_pending_payment', (await receiver(200)).url)
    await newOrder(before)
    await before.idle()
    await before.stop()
    const store = await runStore({ state })
    granted(await store.deliveries.redeliver(1))
    await store.idle()
    expect(await ids(store, '?order=1001')).toEqual([2, 1])
    expect(await ids(store, '?hook=1')).toEqual([2, 1])
  })

  it('look at no more of 100,000 deliveries than the page shows', async () => {
    const state = createMemoryState()
    const facts = { id: 1, event: 'order_paid', wireEvent: 'order_paid', triggeredAt: noon, orderId: 7 }
    state.events.put(new RaisedEvent(facts, Buffer.from('{}'), null))
    state.events.put(new RaisedEvent({ ...facts, id: 2, orderId: 8 }, Buffer.from('{}'), null))
    state.hooks.put({
      id: 1,
      wireEvent: 'order_paid',
      url: 'http://127.0.0.1:9/',
      createdAt: noon,
      state: 'active',
      consecutiveFailures: 0,
      endedAt: null,
    })
    for (let id = 1; id <= 100_000; id += 1) {
      const made = newDelivery({ id, eventId: id % 1_000 === 0 ? 2 : 1, hookId: 1, now: noon })
      state.deliveries.put({ ...made, state: 'delivered', nextAttemptAt: null } satisfies Delivery)
    }
    const store = buildStore({ state })
    let looks = 0
    const { get } = state.deliveries
    state.deliveries.get = (id) => {
      looks += 1
      return get(id)
    }
    state.deliveries.values = () => {
      throw new Error('a request went through all deliveries')
    }
    expect(await ids(store, '?limit=3')).toEqual([100_000, 99_999, 99_998])
    expect(await ids(store, '?limit=3&before=50000')).toEqual([49_999, 49_998, 49_997])
    expect(await ids(store, '?limit=3&order=8&before=50000')).toEqual([49_000, 48_000, 47_000])
    expect(await ids(store, '?limit=3&hook=1&state=delivered')).toEqual([100_000, 99_999, 99_998])
    expect(looks).toBe(4 * (3 + 1))
  })
})

describe('a delivery’s schedule', () => {
  it('has the attempts made and those to come, and what is left if all fail', async () => {
    const store = await runStore({ speed: 'real' })
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    const attempted = new Promise((resolve) => store.on('attempt', resolve))
    await store.raise('order_paid', Buffer.from('{}'))
    await attempted
    const { schedule, ifAllFail } = await wholeOf(store, 1)
    expect(planned(schedule)).toEqual(
      minutes.map((each, index) => [at(each), ['made', 'next'][index] ?? 'planned']),
    )
    expect(schedule.map(({ n }: PlannedAttemptView) => n)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(ifAllFail).toEqual({ endsAt: at(15_333), endsInMs: 15_333 * minute, attemptsLeft: 9 })
  })

  it('counts from the first attempt by the other anchor', async () => {
    const store = await runStore({ anchor: 'first' })
    await store.setSpeed('paused')
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    await store.raise('order_paid', Buffer.from('{}'))
    const { schedule, ifAllFail } = await wholeOf(store, 1)
    expect(planned(schedule).slice(0, 4)).toEqual([
      [at(0), 'next'],
      [at(1), 'planned'],
      [at(16), 'planned'],
      [at(81), 'planned'],
    ])
    expect(ifAllFail).toEqual({ endsAt: at(6561), endsInMs: 6561 * minute, attemptsLeft: 10 })
  })

  it('says what a delivered one did not need', async () => {
    const store = await runStore()
    await hookAt(store, 'order_paid', (await receiver(500, 500, 200)).url)
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    const { schedule, ifAllFail } = await wholeOf(store, 1)
    expect(planned(schedule)).toEqual(
      minutes.map((each, index) => [at(each), index < 3 ? 'made' : 'not_needed']),
    )
    expect(ifAllFail).toEqual({ endsAt: null, endsInMs: null, attemptsLeft: 0 })
  })

  it('is all made when it is exhausted, and not needed when it was dropped at once', async () => {
    const store = await runStore({ profile: { ...retryProfiles['jumpseller-2014'], attempts: 2 } })
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    await store.raise('order_paid', Buffer.from('{}'))
    await store.idle()
    expect(planned((await wholeOf(store, 1)).schedule)).toEqual([
      [at(0), 'made'],
      [at(1), 'made'],
    ])
    await store.setSpeed('paused')
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    await store.raise('order_paid', Buffer.from('{}'))
    await store.hooks.remove(2)
    expect(planned((await wholeOf(store, 2)).schedule)).toEqual([
      [at(1), 'not_needed'],
      [at(2), 'not_needed'],
    ])
  })
})
