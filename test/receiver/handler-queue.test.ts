import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import { afterRun } from '../../src/receiver/domain/run-schedule.ts'
import { createHandlerQueue } from '../../src/receiver/handler-queue.ts'
import type { Inbox } from '../../src/receiver/inbox.ts'
import { silent } from '../../src/receiver/log.ts'
import { arrivalOf } from './arrivals.ts'
import { manualClock } from './manual-clock.ts'

const retries = [1_000]

interface Parts {
  room: number
  concurrency?: number
  inbox?: Inbox
  serialPerOrder?: boolean
  /** The inbox takes its time to tell of due runs. */
  slow?: boolean
  /** The queue is told late of what arrived. */
  late?: boolean
  /** Whether a run fails: of which entry, after how many. */
  fails?: (id: string, runs: number) => boolean
}

/** A queue on a memory inbox, whose runs end when the test lets them. */
async function queueWith({
  room,
  concurrency = 2,
  serialPerOrder = false,
  fails = () => false,
  slow = false,
  late = false,
  ...parts
}: Parts) {
  const inbox = parts.inbox ?? createMemoryInbox()
  const clock = manualClock()
  const began: string[] = []
  const underWay = new Map<string, () => void>()
  let overlaps = 0
  let asked = 0
  await inbox.open()
  const queue = createHandlerQueue({
    inbox: {
      ...inbox,
      async dueRuns(page) {
        asked += 1
        if (slow) await turn()
        const due = await inbox.dueRuns(page)
        if (slow) await turn()
        return due
      },
    },
    run: async (id, runs) => {
      began.push(id)
      if (underWay.has(id)) overlaps += 1
      await new Promise<void>((resolve) => underWay.set(id, resolve))
      underWay.delete(id)
      const error = fails(id, runs) ? 'Error: fails' : null
      return afterRun({ runs: runs + 1, error, now: clock.now() }, retries)
    },
    clock,
    log: silent,
    retries,
    concurrency,
    serialPerOrder,
    room,
  })
  await queue.start()
  let n = 0
  const endThose = () => {
    for (const end of [...underWay.values()]) end()
  }
  async function arrive(orderId?: number): Promise<string> {
    n += 1
    const { id } = await inbox.append(arrivalOf(n, { handled: true, ...(orderId && { orderId }) }))
    if (late) await turn()
    queue.enqueue(id, `request-${n}`)
    return id
  }
  return {
    inbox,
    queue,
    clock,
    began,
    overlaps: () => overlaps,
    timesAsked: () => asked,
    arrive,
    arriveTogether: (count: number) =>
      Promise.all(Array.from({ length: count }, (_, order) => arrive(1 + (order % 2)))),
    /** Ends the runs under way, in the order in which they began. */
    endThose,
    comeToRetries: () => clock.advance(1_000),
    doNothing: () => {},
    async restart() {
      const stopped = queue.stop()
      endThose()
      await stopped
      await queue.start()
    },
    /** Ends all runs until none is left. */
    async drain() {
      const idle = queue.idle().then(() => true)
      while (!(await Promise.race([idle, turn().then(() => false)]))) endThose()
    },
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('a backlog', () => {
  it('that is longer than the room is worked off from the inbox, each once, in the order of arrival', async () => {
    const stand = await queueWith({ room: 4 })
    const arrived: string[] = []
    for (let n = 0; n < 3_000; n++) arrived.push(await stand.arrive())
    expect(stand.timesAsked()).toBe(1)
    await stand.drain()
    expect(stand.began).toEqual(arrived)
    expect(stand.timesAsked()).toBeGreaterThan(100)
    expect(await stand.inbox.dueRuns()).toEqual([])
  })

  it('that a stop left over is taken up by the next start, before what comes then', async () => {
    const stand = await queueWith({ room: 4 })
    const arrived: string[] = []
    for (let n = 0; n < 20; n++) arrived.push(await stand.arrive())
    await turn()
    const stopped = stand.queue.stop()
    stand.endThose()
    await stopped
    expect(stand.began).toEqual(arrived.slice(0, 2))
    await stand.queue.start()
    arrived.push(await stand.arrive())
    await stand.drain()
    expect(stand.began).toEqual(arrived)
  })

  it('of one order is worked off one at a time, in the order of arrival', async () => {
    const stand = await queueWith({ room: 4, serialPerOrder: true })
    const arrived: string[] = []
    for (let n = 0; n < 50; n++) arrived.push(await stand.arrive(7))
    await stand.drain()
    expect(stand.began).toEqual(arrived)
  })

  it('does not hold up a run that somebody asks for', async () => {
    const stand = await queueWith({ room: 2, concurrency: 1 })
    const done = await stand.arrive()
    await stand.drain()
    for (let n = 0; n < 20; n++) await stand.arrive()
    stand.queue.enqueueAgain(done)
    await stand.drain()
    expect(stand.began.filter((id) => id === done)).toHaveLength(2)
    expect(stand.began.lastIndexOf(done)).toBeLessThan(6)
  })

  it('that has an entry of which the queue is told only then is run once all the same', async () => {
    const stand = await queueWith({ room: 4, concurrency: 4, late: true })
    for (let n = 0; n < 5; n++) await stand.arrive()
    const last = stand.arrive()
    stand.endThose()
    await last
    await stand.drain()
    expect(stand.began.map((id) => Number(id.split('-')[1]))).toEqual([1, 2, 3, 4, 5, 6])
  })

  it('is asked for anew when the inbox did not tell of it', async () => {
    const inbox = createMemoryInbox()
    let isDown = false
    const dueRuns: Inbox['dueRuns'] = (page) =>
      isDown ? Promise.reject(new Error('The database is gone')) : inbox.dueRuns(page)
    const stand = await queueWith({ room: 2, inbox: { ...inbox, dueRuns } })
    const arrived: string[] = []
    for (let n = 0; n < 10; n++) arrived.push(await stand.arrive())
    isDown = true
    await turn()
    const before = stand.timesAsked()
    for (let n = 0; n < 50; n++) {
      stand.endThose()
      stand.queue.enqueueAgain(arrived[0] as string)
      await turn()
    }
    expect(new Set(stand.began)).toEqual(new Set(arrived.slice(0, 2)))
    expect(stand.timesAsked() - before).toBe(1)
    isDown = false
    stand.clock.advance(1_000)
    await stand.drain()
    expect([...new Set(stand.began)]).toEqual(arrived)
  })
})

it('whatever comes, fails and is stopped in between: every run ends once, in its turn, and none meets itself', async () => {
  const step = fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 6 }) },
    { weight: 4, arbitrary: fc.constant('endThose' as const) },
    {
      weight: 3,
      arbitrary: fc.constantFrom('comeToRetries' as const, 'restart' as const, 'doNothing' as const),
    },
  )
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 30 }),
      fc.integer({ min: 2, max: 8 }),
      fc.integer({ min: 1, max: 4 }),
      fc.record({ serialPerOrder: fc.boolean(), slow: fc.boolean(), late: fc.boolean() }),
      async (steps, room, failing, kind) => {
        const failsFirst = (id: string) => Number(id.split('-')[1]) % failing === 0
        const fails = (id: string, runs: number) => runs === 0 && failsFirst(id)
        const stand = await queueWith({ ...kind, room, fails })
        const arrived: string[] = []
        for (const told of steps) {
          if (typeof told === 'number') arrived.push(...(await stand.arriveTogether(told)))
          else await stand[told]()
          await turn()
        }
        await stand.drain()
        stand.comeToRetries()
        await stand.drain()
        expect(stand.overlaps()).toBe(0)
        const due = arrived.flatMap((id) => (failsFirst(id) ? [id, id] : [id]))
        expect([...stand.began].sort()).toEqual(due.sort())
        if (!kind.serialPerOrder) expect([...new Set(stand.began)]).toEqual(arrived)
        expect(await stand.inbox.dueRuns()).toEqual([])
      },
    ),
    { numRuns: 300 },
  )
})
