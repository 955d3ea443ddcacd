import { describe, expect, it, onTestFinished } from 'vitest'
import { newDelivery } from '../../src/store/domain/delivery.ts'
import type { StoreState } from '../../src/store/index.ts'

const delivery = (id: number) => newDelivery({ id, eventId: 1, hookId: 1, now: 0 })

/** What every StoreState promises; `open` makes an empty one. */
export function storeStateSuite(name: string, open: () => Promise<StoreState>): void {
  async function opened(): Promise<StoreState> {
    const state = await open()
    onTestFinished(() => state.close())
    return state
  }

  describe(`store state: ${name}`, () => {
    it('has what was put at once', async () => {
      const { deliveries } = await opened()
      expect(deliveries.get(1)).toBeUndefined()
      deliveries.put(delivery(1))
      expect(deliveries.get(1)).toEqual(delivery(1))
      expect(deliveries.size).toBe(1)
    })

    it('has the last record of an id, at the place of the first', async () => {
      const { deliveries } = await opened()
      for (const id of [3, 1, 2]) deliveries.put(delivery(id))
      deliveries.put({ ...delivery(3), attempts: 7 })
      expect([...deliveries.values()].map(({ id, attempts }) => [id, attempts])).toEqual([
        [3, 7],
        [1, 0],
        [2, 0],
      ])
    })

    it('has not what was deleted', async () => {
      const { deliveries } = await opened()
      deliveries.put(delivery(1))
      deliveries.delete(1)
      deliveries.delete(2)
      expect(deliveries.get(1)).toBeUndefined()
      expect(deliveries.size).toBe(0)
    })

    it('keeps the kinds of records apart', async () => {
      const state = await opened()
      state.deliveries.put(delivery(1))
      expect(state.hooks.size).toBe(0)
      state.clock.put({ id: 'clock', speed: 60, now: 5, wall: 6 })
      expect(state.clock.get('clock')).toEqual({ id: 'clock', speed: 60, now: 5, wall: 6 })
    })

    it('is saved when all that was put is written, also at the same time', async () => {
      const state = await opened()
      await state.saved()
      const saves = Array.from({ length: 50 }, (_, id) => {
        state.deliveries.put(delivery(id + 1))
        return state.saved()
      })
      await Promise.all(saves)
      expect(state.deliveries.size).toBe(50)
    })
  })
}
