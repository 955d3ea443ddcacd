import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/store/clock.ts'
import { createDispatcher } from '../../src/store/dispatcher.ts'
import { noon } from './stores.ts'
import { gate } from './wires.ts'

function skipping(attempt: (deliveryId: number) => Promise<number | null>) {
  const clock = createClock({ wallClock: () => noon, speed: 'skip' })
  const faults: unknown[] = []
  const due = new Map<number, number | null>()
  const dispatcher = createDispatcher({
    clock,
    attemptsAtOnce: 64,
    attempt: async (id) => {
      due.set(id, await attempt(id))
    },
    dueAfter: (id) => due.get(id) ?? null,
    onJump: () => {},
    onFault: (_, error) => faults.push(error),
  })
  return { clock, dispatcher, faults }
}

describe('the dispatcher', () => {
  it('has at most so many attempts under way, and begins the next as one ends', async () => {
    let [underWay, most, made] = [0, 0, 0]
    const { opened, open } = gate()
    const full = gate()
    const { dispatcher } = skipping(async () => {
      underWay += 1
      most = Math.max(most, underWay)
      if (underWay === 64) full.open()
      await opened
      underWay -= 1
      made += 1
      return null
    })
    for (let id = 1; id <= 200; id++) dispatcher.add(id, noon)
    dispatcher.start()
    await full.opened
    expect(dispatcher.isUnderWay(64)).toBe(true)
    expect(dispatcher.isUnderWay(65)).toBe(false)
    open()
    await dispatcher.idle()
    expect({ most, made }).toEqual({ most: 64, made: 200 })
  })

  it('lets time stand while an attempt is under way, and jumps when none is', async () => {
    const { opened, open } = gate()
    const times: [number, number][] = []
    const { clock, dispatcher } = skipping(async (id) => {
      times.push([id, clock.now() - noon])
      if (id === 1) await opened
      return null
    })
    dispatcher.add(1, noon)
    dispatcher.add(2, noon)
    dispatcher.add(3, noon + 60_000)
    dispatcher.start()
    await Promise.resolve()
    await new Promise(setImmediate)
    expect(times).toEqual([
      [1, 0],
      [2, 0],
    ])
    open()
    await dispatcher.idle()
    expect(times.at(-1)).toEqual([3, 60_000])
  })

  it('takes ten thousand deliveries through a hundred thousand attempts', async () => {
    const left = new Map(Array.from({ length: 10_000 }, (_, id): [number, number] => [id, 10]))
    let [made, last] = [0, 0]
    const { clock, dispatcher } = skipping(async (id) => {
      made += 1
      expect(clock.now()).toBeGreaterThanOrEqual(last)
      last = clock.now()
      const attempts = (left.get(id) ?? 0) - 1
      left.set(id, attempts)
      return attempts > 0 ? clock.now() + (11 - attempts) ** 4 * 60_000 : null
    })
    for (const id of left.keys()) dispatcher.add(id, noon + (id % 97))
    dispatcher.start()
    await dispatcher.idle()
    expect(made).toBe(100_000)
  })

  it('leaves out what is removed before it is due', async () => {
    const made: number[] = []
    const { dispatcher } = skipping(async (id) => {
      made.push(id)
      dispatcher.remove(2)
      return null
    })
    dispatcher.add(1, noon)
    dispatcher.add(2, noon + 1)
    dispatcher.add(3, noon + 2)
    dispatcher.start()
    await dispatcher.idle()
    expect(made).toEqual([1, 3])
  })

  it('goes on after a fault of ours', async () => {
    const { dispatcher, faults } = skipping(async (id) => {
      if (id === 1) throw new Error('ours')
      return null
    })
    dispatcher.add(1, noon)
    dispatcher.add(2, noon + 1)
    dispatcher.start()
    await dispatcher.idle()
    expect(faults).toEqual([new Error('ours')])
  })

  it('waits at its stop for what is under way, but not for ever', async () => {
    const { opened, open } = gate()
    const { dispatcher } = skipping(async () => {
      await opened
      return null
    })
    dispatcher.add(1, noon)
    dispatcher.start()
    await Promise.resolve()
    expect(await dispatcher.stop(1)).toBe('timed out')
    open()
    expect(await dispatcher.stop(10_000)).toBe('drained')
  })

  it('makes what the clock has reached when it is woken', async () => {
    const time = { now: noon }
    const clock = createClock({ wallClock: () => time.now, speed: 'real' })
    const made: number[] = []
    const dispatcher = createDispatcher({
      clock,
      attemptsAtOnce: 64,
      attempt: async (id) => {
        made.push(id)
      },
      dueAfter: () => null,
      onJump: () => {},
      onFault: () => {},
    })
    dispatcher.add(1, noon + 86_400_000)
    dispatcher.start()
    expect(dispatcher.nextDueAt()).toBe(noon + 86_400_000)
    clock.jumpTo(noon + 86_400_000)
    dispatcher.wake()
    await dispatcher.idle()
    expect(made).toEqual([1])
    await dispatcher.stop(0)
  })
})
