import { fdatasync, mkdtempSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createJournal, type JournalOptions } from '../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../src/receiver/domain/filter.ts'
import type { Entry } from '../../src/receiver/index.ts'
import {
  type SignedRequest,
  type StartReceiverOptions,
  signedRequest,
  startReceiver,
} from '../../src/testing/index.ts'
import { manualClock } from '../receiver/manual-clock.ts'

type Synced = (error: NodeJS.ErrnoException | null) => void

/** A disk that fails as the test has it. */
class Disk {
  /** Bytes that it still takes: the write that goes beyond is cut short, the next one fails. */
  space = Number.POSITIVE_INFINITY
  syncFails = false
  /** Syncs that wait until the test lets them go on. */
  held: (() => void)[] | undefined

  /** Answers how to let them go on. */
  holdSyncs(): () => void {
    const held: (() => void)[] = []
    this.held = held
    return () => {
      this.held = undefined
      for (const sync of held) sync()
    }
  }

  readonly calls = {
    writeSync: ((fd: number, bytes: Buffer, offset: number, length: number) => {
      if (this.space === 0) throw failure('ENOSPC', 'no space left on device')
      const written = writeSync(fd, bytes, offset, Math.min(length, this.space))
      this.space -= written
      return written
    }) as typeof writeSync,
    fdatasync: ((fd: number, done: Synced) => {
      const sync = () => (this.syncFails ? done(failure('EIO', 'i/o error')) : fdatasync(fd, done))
      if (this.held) this.held.push(sync)
      else sync()
    }) as typeof fdatasync,
  } satisfies JournalOptions['calls']
}

function failure(code: string, message: string): NodeJS.ErrnoException {
  return Object.assign(new Error(`${code}: ${message}`), { code })
}

interface Told {
  order: number
  status: number
  verdict: string
  reason?: string
  id?: string
}

const paidOrder = (id: number): SignedRequest =>
  signedRequest(
    { order: { id, status: 'Paid', additional_information: 'x'.repeat(2_000) } },
    { triggeredAt: 0 },
  )

/** A receiver over a journal on such a disk, and what a store does with it. */
async function receiverOn(disk: Disk, options: StartReceiverOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'disk-full-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const handled = new Set<number>()
  const kept = createJournal({ folder, calls: disk.calls })
  const { receiver, hookUrl, url, stop } = await startReceiver({ ...options, inbox: kept })
  const failsFirst = new Set([100])
  receiver.on('order_paid', ({ order }) => {
    if (failsFirst.delete(order.id)) throw new Error('The first run fails')
    handled.add(order.id)
  })
  let stopped: Promise<void> | undefined
  const stopOnce = () => {
    stopped ??= stop()
    return stopped
  }
  onTestFinished(stopOnce)

  async function post(order: number): Promise<Told> {
    const answer = await fetch(hookUrl, paidOrder(order))
    return { order, status: answer.status, ...((await answer.json()) as object) } as Told
  }

  return {
    receiver,
    handled,
    post,
    dueRuns: () => kept.dueRuns(),
    handlerOf: async (id: string) =>
      ((await (await fetch(`${url}/api/entries/${id}`)).json()) as Entry).handler,
    postAll: (ids: number[]) => Promise.all(ids.map(post)),
    /** Posts as a store does that was not answered 2xx: again and again. */
    async insist(order: number): Promise<Told> {
      let told = await post(order)
      // At most once a second the journal looks whether its disk is well again.
      for (const limit = Date.now() + 5_000; told.status !== 200 && Date.now() < limit; )
        told = await post(order)
      return told
    },
    /** Lines of a kind in the journal. */
    linesOf(kind: string): number {
      const files = readdirSync(folder).filter((file) => file.endsWith('.ndjson'))
      const text = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('')
      return text.split(`"kind":"${kind}"`).length - 1
    },
    /** Without the disk, unlike /readyz. */
    roundTrip: () => fetch(`${url}/api/entries?limit=1`).then((answer) => answer.arrayBuffer()),
    ready: async () => (await fetch(`${url}/readyz`)).status,
    /** Stops it, and answers the orders that another process finds in its folder. */
    async foundLater(): Promise<number[]> {
      await stopOnce()
      const inbox = createJournal({ folder })
      await inbox.open()
      onTestFinished(() => inbox.close())
      const { entries } = await inbox.entries({ filter: everything, limit: 500 })
      for (const { id, orderId } of entries) {
        expect((await inbox.request(id))?.body).toEqual(paidOrder(orderId as number).body)
      }
      return entries.map(({ orderId }) => orderId as number).sort((one, other) => one - other)
    },
  }
}

const kept = (told: Told[]) => told.filter(({ status }) => status === 200)
const refused = (told: Told[]) => told.filter(({ status }) => status !== 200)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n)

describe('a disk that is full', () => {
  it('is answered 503, and nothing that was acknowledged is lost', async () => {
    const disk = new Disk()
    const receiver = await receiverOn(disk)
    disk.space = 50_000
    const told: Told[] = []
    // Several to a write, so that one of them is cut off in the midst of several lines.
    for (let from = 1; from <= 40; from += 8) told.push(...(await receiver.postAll(range(from, from + 7))))
    expect(kept(told).length).toBeGreaterThan(5)
    expect(refused(told).length).toBeGreaterThan(5)
    for (const one of refused(told)) {
      expect(one).toMatchObject({ status: 503, verdict: 'refused', reason: 'storage_failed' })
    }
    expect(await receiver.ready()).toBe(503)
    expect((await receiver.post(41)).status).toBe(503)

    disk.space = Number.POSITIVE_INFINITY
    // In another order than they were refused in: none is taken for one that was kept.
    for (const { order } of refused(told).reverse()) {
      expect(await receiver.insist(order)).toMatchObject({ verdict: 'accepted' })
    }
    // It answers anew once a second.
    await expect.poll(receiver.ready, { timeout: 5_000 }).toBe(200)
    for (const { order, id } of kept(told)) {
      expect(await receiver.post(order)).toMatchObject({ status: 200, verdict: 'duplicate', id })
    }
    expect(await receiver.post(41)).toMatchObject({ verdict: 'accepted' })
    await expect.poll(() => receiver.handled.size).toBe(41)
    expect(await receiver.foundLater()).toEqual(range(1, 41))
  })

  it('does not take with it what a sync under way makes durable', async () => {
    const disk = new Disk()
    const receiver = await receiverOn(disk)
    const letGo = disk.holdSyncs()
    const first = receiver.post(1)
    await expect.poll(() => disk.held?.length).toBe(1)
    disk.space = 0
    expect(await receiver.post(2)).toMatchObject({ status: 503, reason: 'storage_failed' })
    disk.space = Number.POSITIVE_INFINITY
    const third = receiver.post(3)
    // Round trips behind it, so that it has arrived before the sync ends.
    for (let trip = 0; trip < 3; trip++) await receiver.roundTrip()
    letGo()
    expect(await first).toMatchObject({ status: 200, verdict: 'accepted' })
    expect((await third).status).toBe(200)
    expect(await receiver.insist(2)).toMatchObject({ verdict: 'accepted' })
    await expect.poll(() => [...receiver.handled].sort()).toEqual([1, 2, 3])
    expect(await receiver.foundLater()).toEqual([1, 2, 3])
  })

  it('does not cost a handler run that falls due while the journal is read anew', async () => {
    const disk = new Disk()
    const clock = manualClock()
    const receiver = await receiverOn(disk, { clock, handlerRetries: [1_000] })
    const { id = '' } = await receiver.post(100)
    await expect.poll(() => receiver.handlerOf(id)).toMatchObject({ state: 'failed', runs: 1 })
    const letGo = disk.holdSyncs()
    const first = receiver.post(1)
    await expect.poll(() => disk.held?.length).toBe(1)
    disk.space = 0
    await receiver.post(2)
    disk.space = Number.POSITIVE_INFINITY
    const third = receiver.post(3)
    for (let trip = 0; trip < 3; trip++) await receiver.roundTrip()
    clock.advance(1_000)
    for (let trip = 0; trip < 3; trip++) await receiver.roundTrip()
    letGo()
    await Promise.all([first, third])
    await expect.poll(() => receiver.handled.has(100)).toBe(true)
    await expect.poll(() => receiver.handlerOf(id)).toMatchObject({ state: 'done', runs: 2 })
  })
})

describe('a handler run that ends while the disk is full', () => {
  it.each(['done', 'failed'])(
    'is recorded as %s once there is room, and not made again for it',
    async (state) => {
      const disk = new Disk()
      const clock = manualClock()
      const on = await receiverOn(disk, { clock, handlerRetries: [1_000] })
      let runs = 0
      let end = () => {}
      on.receiver.on('order_paid', async () => {
        runs += 1
        if (runs === 1) await new Promise<void>((resolve) => (end = resolve))
        if (runs === 1 && state === 'failed') throw new Error('The first run fails')
      })
      const { id = '' } = await on.post(1)
      await expect.poll(() => runs).toBe(1)
      disk.space = 0
      end()
      expect((await on.post(2)).status).toBe(503)
      await on.roundTrip()
      disk.space = Number.POSITIVE_INFINITY
      // It has ended, though the disk does not know of it yet.
      await expect
        .poll(() => on.dueRuns(), { timeout: 5_000 })
        .toEqual(state === 'done' ? [] : [{ id, runs: 1, dueAt: clock.now() + 1_000 }])
      await on.insist(2)
      await expect.poll(() => on.handlerOf(id)).toMatchObject({ state, runs: 1 })
      clock.advance(1_000)
      await expect
        .poll(() => on.handlerOf(id))
        .toMatchObject({ state: 'done', runs: state === 'done' ? 1 : 2 })
      expect(runs).toBe(state === 'done' ? 2 : 3)
    },
  )
})

describe('a sync that fails', () => {
  it('is answered 503 to all that waited for it, and what was refused is new later', async () => {
    const disk = new Disk()
    const receiver = await receiverOn(disk)
    expect(kept(await receiver.postAll(range(1, 8)))).toHaveLength(8)
    disk.syncFails = true
    const told = await receiver.postAll(range(9, 24))
    for (const one of told) {
      expect(one).toMatchObject({ status: 503, verdict: 'refused', reason: 'storage_failed' })
    }
    expect(await receiver.ready()).toBe(503)

    disk.syncFails = false
    for (const order of range(9, 24).reverse()) {
      expect(await receiver.insist(order)).toMatchObject({ verdict: 'accepted' })
    }
    expect(await receiver.post(1)).toMatchObject({ verdict: 'duplicate' })
    await expect.poll(() => receiver.handled.size).toBe(24)
    expect(await receiver.foundLater()).toEqual(range(1, 24))
  })
})

it('the end of a run is written once, however much comes before it is on disk', async () => {
  const disk = new Disk()
  const on = await receiverOn(disk)
  const { id = '' } = await on.post(1)
  await expect.poll(() => on.handlerOf(id)).toMatchObject({ state: 'done' })
  const letGo = disk.holdSyncs()
  expect(await on.receiver.rerun(id)).toBe('enqueued')
  await expect.poll(() => disk.held?.length).toBe(1)
  const posted = on.postAll(range(2, 11))
  for (let trip = 0; trip < 3; trip++) await on.roundTrip()
  letGo()
  await posted
  await on.receiver.idle()
  // Its first run, the one that was asked for, and those of the other ten.
  expect(on.linesOf('run')).toBe(12)
})

it('what a failing sync leaves unkept is told to no queue of handler runs', async () => {
  const disk = new Disk()
  const on = await receiverOn(disk)
  const letGo = disk.holdSyncs()
  const posted = on.post(1)
  await expect.poll(() => disk.held?.length).toBe(1)
  const told = on.dueRuns().catch((error: Error) => error.name)
  disk.syncFails = true
  letGo()
  expect((await posted).status).toBe(503)
  expect(await told).toBe('StorageError')
})
