import { describe, expect, it, vi } from 'vitest'
import { createMemoryInbox } from '../../src/receiver/adapters/journal/index.ts'
import type { HandlerContext } from '../../src/receiver/index.ts'
import { createReceiver } from '../../src/receiver/index.ts'
import { manualClock } from './manual-clock.ts'
import { running } from './running.ts'

const body = (id: number) =>
  JSON.stringify({ order: { id, status: 'Paid', customer: { email: 'ana@example.com' } } })
const post = async (hook: string, id: number, event = 'order_paid') => {
  const response = await fetch(`${hook}/${event}`, { method: 'POST', body: body(id) })
  return ((await response.json()) as { id: string }).id
}

describe('handlers', () => {
  it('are given the order, its fields and the entry, by event', async () => {
    const paid: HandlerContext[] = []
    const any: string[] = []
    const { hook, receiver } = await running({
      prepare(made) {
        made.on('order_paid', (context) => void paid.push(context))
        made.onAny(({ event }) => void any.push(event))
      },
    })
    const id = await post(hook, 1)
    await post(hook, 1, 'order_shipped')
    await receiver.idle()
    expect(paid).toHaveLength(1)
    expect(paid[0]).toMatchObject({
      event: 'order_paid',
      order: { id: 1 },
      fields: { customerEmail: 'ana@example.com', status: 'paid' },
      entry: { id },
    })
    expect(any).toEqual(['order_paid', 'order_shipped'])
  })

  it('do not run for a duplicate', async () => {
    const handler = vi.fn()
    const { hook, receiver } = await running({ prepare: (made) => made.on('order_paid', handler) })
    await post(hook, 1)
    await post(hook, 1)
    await receiver.idle()
    expect(handler).toHaveBeenCalledTimes(1)
  })

  it('run behind the answer: one that never ends does not hold it up', async () => {
    const clock = manualClock()
    const { hook, inbox, receiver } = await running({
      clock,
      handlerTimeLimit: 1_000,
      handlerRetries: [],
      prepare: (made) => made.on('order_paid', () => new Promise(() => {})),
    })
    const id = await post(hook, 1)
    await expect.poll(() => clock.waiting).toBe(1)
    clock.advance(1_000)
    await receiver.idle()
    expect((await inbox.entry(id))?.handler).toMatchObject({
      state: 'parked',
      lastError: 'Error: The handler took over 1000 ms',
    })
  })

  it('are retried by their schedule, then parked, and told to onError', async () => {
    const clock = manualClock()
    const failures: boolean[] = []
    let runs = 0
    const { hook, inbox, receiver } = await running({
      clock,
      handlerRetries: [1_000, 5_000],
      prepare(made) {
        made.on('order_paid', () => {
          runs += 1
          throw new TypeError('no such customer')
        })
        made.onError(({ parked }) => failures.push(parked))
      },
    })
    const id = await post(hook, 1)
    await receiver.idle()
    expect((await inbox.entry(id))?.handler).toEqual({
      state: 'failed',
      runs: 1,
      lastError: 'TypeError: no such customer',
      nextRunAt: new Date(clock.now() + 1_000).toISOString(),
    })
    clock.advance(999)
    await receiver.idle()
    expect(runs).toBe(1)
    clock.advance(1)
    await receiver.idle()
    clock.advance(5_000)
    await receiver.idle()
    expect(runs).toBe(3)
    expect(failures).toEqual([false, false, true])
    expect((await inbox.entry(id))?.handler).toMatchObject({ state: 'parked', runs: 3 })
  })

  it('keep their retry when onError itself fails, and leave no timer behind a stop', async () => {
    const clock = manualClock()
    const { hook, inbox, receiver } = await running({
      clock,
      prepare(made) {
        made.on('order_paid', () => {
          throw new Error('down')
        })
        made.onError(() => {
          throw new Error('the report failed too')
        })
      },
    })
    const id = await post(hook, 1)
    await receiver.idle()
    expect((await inbox.entry(id))?.handler).toMatchObject({ state: 'failed', runs: 1 })
    await receiver.stop()
    expect(clock.waiting).toBe(0)
  })

  it('that fail while the receiver stops are retried at the next start, by no timer', async () => {
    const clock = manualClock()
    const inbox = createMemoryInbox()
    const receiver = createReceiver({ inbox, hooksToken: null, clock })
    let fail = () => {}
    receiver.on(
      'order_paid',
      () =>
        new Promise((_, reject) => {
          fail = () => reject(new Error('down'))
        }),
    )
    await receiver.start()
    await receiver.receive({
      body: Buffer.from(body(1)),
      rawHeaders: [],
      headers: {},
      eventOfPath: 'order_paid',
    })
    await expect.poll(() => clock.waiting).toBe(1)
    const stopped = receiver.stop()
    fail()
    await stopped
    expect(clock.waiting).toBe(0)
  })

  it('run again when somebody asks, parked or not', async () => {
    let works = false
    const { hook, inbox, receiver, url } = await running({
      handlerRetries: [],
      prepare(made) {
        made.on('order_paid', () => {
          if (!works) throw new Error('down')
        })
      },
    })
    const id = await post(hook, 1)
    await receiver.idle()
    works = true
    expect((await fetch(`${url}/api/entries/${id}/rerun`, { method: 'POST' })).status).toBe(202)
    await receiver.idle()
    expect((await inbox.entry(id))?.handler).toMatchObject({ state: 'done', lastError: null })
    expect((await fetch(`${url}/api/entries/none-1/rerun`, { method: 'POST' })).status).toBe(404)
    const shipped = await post(hook, 1, 'order_shipped')
    expect((await fetch(`${url}/api/entries/${shipped}/rerun`, { method: 'POST' })).status).toBe(422)
  })

  it('never run more at once than allowed', async () => {
    let started = 0
    let open = () => {}
    const gate = new Promise<void>((resolve) => {
      open = resolve
    })
    const { hook, inbox, receiver } = await running({
      handlerConcurrency: 2,
      prepare(made) {
        made.on('order_paid', () => {
          started += 1
          return gate
        })
      },
    })
    await Promise.all([1, 2, 3, 4, 5, 6].map((id) => post(hook, id)))
    await expect.poll(() => started).toBe(2)
    expect(await inbox.dueRuns()).toHaveLength(6)
    expect(started).toBe(2)
    open()
    await receiver.idle()
    expect(started).toBe(6)
  })

  it('run one at a time for each order where told to, in the order of arrival', async () => {
    const began: string[] = []
    const gates: (() => void)[] = []
    const { receiver, hook } = await running({
      handlerOrder: 'per-order',
      prepare(made) {
        made.onAny(({ order, event }) => {
          began.push(`${order.id} ${event}`)
          return new Promise<void>((resolve) => gates.push(resolve))
        })
      },
    })
    await post(hook, 1)
    await post(hook, 1, 'order_shipped')
    await post(hook, 2)
    await post(hook, 1, 'order_updated')
    await expect.poll(() => began).toEqual(['1 order_paid', '2 order_paid'])
    gates[0]?.()
    await expect.poll(() => began.at(-1)).toBe('1 order_shipped')
    gates[2]?.()
    await expect.poll(() => began.at(-1)).toBe('1 order_updated')
    for (const open of gates) open()
    await receiver.idle()
    expect(began).toHaveLength(4)
  })

  it('are taken up after a restart: those never run and those whose retry is due', async () => {
    const clock = manualClock()
    const inbox = createMemoryInbox()
    const first = createReceiver({ inbox, hooksToken: null, clock, handlerRetries: [60_000] })
    first.on('order_paid', () => {
      throw new Error('down')
    })
    await first.start()
    const request = (id: number) => ({
      body: Buffer.from(body(id)),
      rawHeaders: [],
      headers: {},
      eventOfPath: 'order_paid',
    })
    const { id } = await first.receive(request(1))
    await first.idle()
    const { id: never } = await first.receive(request(2))
    await first.stop()

    const ran: string[] = []
    const second = createReceiver({ inbox, hooksToken: null, clock })
    second.on('order_paid', ({ entry }) => void ran.push(entry.id))
    await second.start()
    await second.idle()
    expect(ran).toEqual([never])
    clock.advance(60_000)
    await second.idle()
    expect(ran).toEqual([never, id])
    await second.stop()
  })
})
