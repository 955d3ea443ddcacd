import { createServer, get as httpGet } from 'node:http'
import { connect } from 'node:net'
import express from 'express'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLiveFeed } from '../../../src/store/http/kit/live-feed.ts'
import type { Store, StoreOptions } from '../../../src/store/index.ts'
import { createReporter } from '../../../src/store/reports.ts'
import type { TimeControl } from '../../../src/store/time-control.ts'
import { hookAt, newOrder, noon, runStore } from '../stores.ts'
import { listen, receiver } from '../wires.ts'
import { eventStream, type StreamEvent } from './event-stream.ts'

async function served(options: Partial<StoreOptions> = {}): Promise<{ store: Store; live: string }> {
  const store = await runStore(options)
  return { store, live: `${await listen(createServer(store.app))}/kit/live` }
}

/** Calls that a test makes when their time has come. */
function handTimer() {
  const calls = new Set<{ milliseconds: number; call: () => void }>()
  return {
    calls,
    after: (milliseconds: number, call: () => void) => {
      const planned = { milliseconds, call }
      calls.add(planned)
      return () => {
        calls.delete(planned)
      }
    },
    fire() {
      for (const planned of [...calls]) {
        calls.delete(planned)
        planned.call()
      }
    },
  }
}

describe('the store’s live feed', () => {
  it('tells of all that happens to an order, its deliveries and its hook', async () => {
    const { store, live } = await served()
    const stream = await eventStream(live)
    expect(stream.response.headers.get('content-type')).toBe('text/event-stream')
    expect(await stream.nextBlock()).toBe('retry: 1000')
    await hookAt(store, 'order_pending_payment', (await receiver(500)).url)
    await newOrder(store)
    const events: StreamEvent[] = []
    while (events.at(-1)?.name !== 'mail') events.push(await stream.next())
    const about = { hookId: 1, orderId: 1001, event: 'order_created' }
    expect(events.slice(0, 5).map(({ name, data }) => [name, data])).toEqual([
      ['hook', { id: 1, state: 'active', event: 'order_created' }],
      ['order', { id: 1001, state: 'pending_payment' }],
      ['delivery', { id: 1, state: 'waiting', ...about, attemptCount: 0, nextAttemptAt: expect.any(String) }],
      [
        'delivery',
        { id: 1, state: 'attempting', ...about, attemptCount: 0, nextAttemptAt: expect.any(String) },
      ],
      ['attempt', { id: '1.1', deliveryId: 1, n: 1, ...about, outcome: 'status', status: 500 }],
    ])
    const names = events.map(({ name }) => name)
    expect(names.filter((name) => name === 'attempt')).toHaveLength(10)
    expect(names.filter((name) => name === 'clock')).toHaveLength(9)
    const dataOf = (kind: string) => events.findLast(({ name }) => name === kind)?.data
    expect(dataOf('clock')).toMatchObject({ id: 'clock', speed: 'skip', now: '2026-01-26T03:33:00.000Z' })
    expect(dataOf('hook')).toEqual({ id: 1, state: 'deleted', event: 'order_created' })
    expect(dataOf('delivery')).toMatchObject({ id: 1, state: 'exhausted', nextAttemptAt: null })
    expect(dataOf('mail')).toEqual({ id: 1, state: 'kept', hookId: 1 })
    const ids = events.map(({ id }) => id)
    expect(ids).toEqual(ids.map((_, index) => (ids[0] ?? 0) + index))
  })

  it('tells of the clock being set, and of hooks that go', async () => {
    const { store, live } = await served()
    const stream = await eventStream(live)
    await store.setSpeed('paused')
    expect((await stream.nextOf('clock')).data).toEqual({
      id: 'clock',
      now: new Date(noon).toISOString(),
      speed: 'paused',
      waiting: 0,
      nextAttemptAt: null,
    })
    await hookAt(store, 'order_pending_payment', (await receiver(200)).url)
    await newOrder(store)
    await store.hooks.remove(1)
    const states: string[] = []
    while (states.at(-1) !== 'deleted') {
      const { name, data } = await stream.next()
      if (name !== 'order') states.push(data.state)
    }
    expect(states).toEqual(['active', 'waiting', 'dropped', 'deleted'])
  })

  it('has no body and no customer in it', async () => {
    const { store, live } = await served()
    const stream = await eventStream(live)
    await hookAt(store, 'order_pending_payment', (await receiver(200)).url)
    await newOrder(store)
    const events: StreamEvent[] = []
    while (events.at(-1)?.data.state !== 'delivered') events.push(await stream.next())
    expect(JSON.stringify(events)).not.toMatch(/@shop\.example|bodyBase64/)
    for (const { data } of events) expect(JSON.stringify(data).length).toBeLessThan(300)
  })

  it('gives what was missed since the event that the reader saw last', async () => {
    const { store, live } = await served()
    const stream = await eventStream(live)
    await newOrder(store)
    const { id } = await stream.nextOf('order')
    stream.close()
    await newOrder(store)
    await newOrder(store)
    const again = await eventStream(live, id)
    expect((await again.next()).data.id).toBe(1002)
    expect(await again.next()).toMatchObject({ id: id + 2, data: { id: 1003 } })
    const fresh = await eventStream(live)
    await newOrder(store)
    expect((await fresh.next()).data.id).toBe(1004)
    expect((await again.next()).data.id).toBe(1004)
  })

  it('shows that it lives every 15 seconds while somebody reads', async () => {
    const timer = handTimer()
    const { live } = await served({ after: timer.after })
    expect(timer.calls.size).toBe(0)
    const stream = await eventStream(live)
    await stream.nextBlock()
    for (let beat = 0; beat < 3; beat += 1) {
      expect([...timer.calls].map(({ milliseconds }) => milliseconds)).toEqual([15_000])
      timer.fire()
      expect(await stream.nextBlock()).toBe(': still here')
    }
    stream.close()
    await expect.poll(() => timer.calls.size).toBe(0)
  })

  it('ends with the store, and takes nobody after that', async () => {
    const timer = handTimer()
    const { store, live } = await served({ after: timer.after })
    const streams = [await eventStream(live), await eventStream(live)]
    await store.stop()
    for (const stream of streams) {
      let block: string | undefined = ''
      while (block !== undefined) block = await stream.nextBlock()
    }
    expect(timer.calls.size).toBe(0)
    const late = await fetch(live)
    expect([late.status, await late.json()]).toMatchObject([503, { code: 'feed_refused' }])
  })

  it('takes 64 readers and says so to the next', async () => {
    const { live } = await served()
    const streams = await Promise.all(Array.from({ length: 64 }, () => eventStream(live)))
    const late = await fetch(live)
    const { code, message } = (await late.json()) as { code: string; message: string }
    expect([late.status, code]).toEqual([503, 'feed_refused'])
    expect(message).toContain('64')
    streams[0]?.close()
    await expect
      .poll(async () => {
        const again = new AbortController()
        const { status } = await fetch(live, { signal: again.signal })
        again.abort()
        return status
      })
      .toBe(200)
  })

  it('cuts off a reader that does not read, and no other', async () => {
    const reporter = createReporter(undefined)
    const feed = createLiveFeed({ reporter, time: {} as TimeControl, after: () => () => {}, firstId: 0 })
    const server = createServer(express().get('/', (asked, answer) => feed.answer(asked, answer)))
    const url = new URL(await listen(server))
    const open = () => new Promise<number>((resolve) => server.getConnections((_, count) => resolve(count)))
    let read = 0
    httpGet(url, (response) => response.on('data', (chunk: Buffer) => (read += chunk.length)))
    const asleep = connect(Number(url.port), url.hostname, () =>
      asleep.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n'),
    )
    asleep.on('error', () => {})
    onTestFinished(() => {
      asleep.destroy()
    })
    await new Promise((resolve) => asleep.once('readable', resolve))
    await expect.poll(() => read).toBeGreaterThan(0)
    expect(await open()).toBe(2)
    let told = 0
    while ((await open()) === 2) {
      for (let n = 0; n < 200; n += 1) {
        told += 1
        reporter.tell('order', {
          id: told,
          state: 'paid',
          language: 'en',
          order: { id: 1, status: '' },
          history: [],
        })
      }
      await new Promise(setImmediate)
      expect(told).toBeLessThan(1_000_000)
    }
    expect(await open()).toBe(1)
    const before = read
    reporter.tell('order', {
      id: 1,
      state: 'paid',
      language: 'en',
      order: { id: 1, status: '' },
      history: [],
    })
    await expect.poll(() => read).toBeGreaterThan(before)
    feed.close()
  })
})
