import { describe, expect, it } from 'vitest'
import { hookAt, minutesOf, noon, runStore, watchAttempts } from './stores.ts'
import { receiver } from './wires.ts'

const minute = 60_000

describe('playTo', () => {
  it('makes the attempts that fall until then, and stands there', async () => {
    const store = await runStore()
    const reports = watchAttempts(store)
    await hookAt(store, 'order_paid', (await receiver(500)).url)
    await store.setSpeed('paused')
    await store.orders.raiseNew('order_paid')
    expect(reports).toEqual([])
    await store.playTo(noon + 97 * minute)
    expect(minutesOf(reports)).toEqual([0, 1, 17])
    expect(store.clock.now()).toBe(noon + 97 * minute)
    await store.playTo(noon + 98 * minute)
    expect(minutesOf(reports)).toEqual([0, 1, 17, 98])
  })

  it('passes the time in which nothing falls, and never turns it back', async () => {
    const store = await runStore()
    await store.setSpeed('paused')
    await store.playTo(noon + minute)
    await store.playTo(noon)
    expect(store.clock.now()).toBe(noon + minute)
    expect(await store.skipToEnd()).toBeNull()
  })
})
