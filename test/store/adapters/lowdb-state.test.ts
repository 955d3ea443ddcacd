import { Low } from 'lowdb'
import { describe, expect, it } from 'vitest'
import { createLowdbState } from '../../../src/store/adapters/lowdb-state.ts'
import { type Change, emptyData, type StoreData } from '../../../src/store/adapters/records.ts'
import { newDelivery } from '../../../src/store/domain/delivery.ts'
import type { StoreLogger } from '../../../src/store/index.ts'
import { gate } from '../wires.ts'

const delivery = (id: number) => newDelivery({ id, eventId: 1, hookId: 1, now: 0 })

/** A state whose writes are noted, and go as the test says. */
function watched(write: (ids: number[]) => Promise<void> = async () => {}) {
  const writes: number[][] = []
  const told: string[] = []
  const silent = () => {}
  const logger: StoreLogger = {
    debug: silent,
    info: silent,
    warn: silent,
    error: (_, message) => told.push(message),
  }
  const adapter = {
    read: async () => null,
    write: async ({ unwritten }: StoreData) => {
      const ids = unwritten.map(idOf)
      writes.push(ids)
      await write(ids)
    },
  }
  const state = createLowdbState(new Low<StoreData>(adapter, emptyData()), { logger })
  return { state, writes, told }
}

function idOf(change: Change): number {
  return 'put' in change ? Number(change.put.id) : -1
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

describe('the state’s writes', () => {
  it('are shared by what is put in the same few turns, whoever waits and whoever does not', async () => {
    const { state, writes } = watched()
    const saves: Promise<void>[] = []
    for (const id of [1, 2, 3, 4]) {
      state.deliveries.put(delivery(id))
      if (id % 2 === 0) saves.push(state.saved())
      if (id === 2) await nextTurn()
    }
    expect(writes).toEqual([])
    await Promise.all(saves)
    expect(writes).toEqual([[1, 2, 3, 4]])
    await state.saved()
    expect(writes).toHaveLength(1)
  })

  it('come without being asked for', async () => {
    const { state, writes } = watched()
    state.deliveries.put(delivery(1))
    while (writes.length === 0) await nextTurn()
    expect(writes).toEqual([[1]])
  })

  it('follow each other: what is put during one goes with the next, and is saved only then', async () => {
    const { opened, open } = gate()
    const begun = gate()
    const { state, writes } = watched(async ([first]) => {
      if (first !== 1) return
      begun.open()
      await opened
    })
    state.deliveries.put(delivery(1))
    await begun.opened
    state.deliveries.put(delivery(2))
    let isSaved = false
    const saved = state.saved().then(() => {
      isSaved = true
    })
    for (let turn = 0; turn < 10; turn += 1) await nextTurn()
    expect({ writes, isSaved }).toEqual({ writes: [[1]], isSaved: false })
    open()
    await saved
    expect(writes).toEqual([[1], [2]])
  })

  it('that fail tell who waits, and leave their changes to the next, in their order', async () => {
    let isFull = true
    const { state, writes, told } = watched(async () => {
      if (isFull) throw new Error('no space left on device')
    })
    state.deliveries.put(delivery(1))
    const first = state.saved()
    await expect(first).rejects.toThrow('no space')
    expect(told).toEqual(['the state could not be written'])
    isFull = false
    state.deliveries.put(delivery(2))
    await state.saved()
    expect(writes).toEqual([[1], [1, 2]])
  })

  it('that fail are made again when asked for, and by the close', async () => {
    let failures = 2
    const { state, writes } = watched(async () => {
      failures -= 1
      if (failures >= 0) throw new Error('no space left on device')
    })
    state.deliveries.put(delivery(1))
    await expect(state.saved()).rejects.toThrow('no space')
    await expect(state.saved()).rejects.toThrow('no space')
    await state.close()
    expect(writes).toEqual([[1], [1], [1]])
  })
})
