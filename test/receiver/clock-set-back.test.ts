import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../src/receiver/domain/filter.ts'
import { signedRequest, startReceiver } from '../../src/testing/index.ts'
import { manualClock } from './manual-clock.ts'

const hour = 3_600_000

function madeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  return folder
}

it('a clock that is set back an hour loses no entry, turns no list round and keeps a retry in time', async () => {
  const folder = madeFolder()
  const time = manualClock()
  let setBack = 0
  const clock = { ...time, now: () => time.now() - setBack }
  const inbox = createJournal({ folder })
  const { receiver, hookUrl, stop } = await startReceiver({ inbox, clock, handlerRetries: [1_000] })
  onTestFinished(stop)
  const runs: number[] = []
  receiver.onAny(({ order }) => {
    runs.push(order.id)
    if (order.id === 1 && runs.length === 1) throw new Error('The first run fails')
  })
  const post = async (id: number) => {
    const answer = await fetch(hookUrl, signedRequest({ order: { id, status: 'Paid' } }, { triggeredAt: 0 }))
    return { status: answer.status, ...((await answer.json()) as { verdict: string; id: string }) }
  }
  const first = await post(1)
  await expect.poll(async () => (await inbox.entry(first.id))?.handler.state).toBe('failed')
  await expect.poll(() => time.waiting).toBe(1)
  setBack = hour
  expect(await post(2)).toMatchObject({ status: 200, verdict: 'accepted' })
  expect(await post(1)).toMatchObject({ status: 200, verdict: 'duplicate', id: first.id })
  time.advance(1_000)
  await expect.poll(async () => (await inbox.entry(first.id))?.handler.state).toBe('done')
  const { entries } = await inbox.entries({ filter: everything, limit: 10 })
  expect(entries.map(({ orderId }) => orderId)).toEqual([2, 1])
  const [newer = 0, older = 0] = entries.map(({ receivedAt }) => Date.parse(receivedAt))
  expect(newer).toBeLessThan(older)
  expect(runs).toEqual([1, 2, 1])
})

it('a clock that is set back an hour over a restart holds a retry up no longer than its step of the schedule', async () => {
  const folder = madeFolder()
  const fails = () => {
    throw new Error('Every run fails')
  }
  const startAt = async (now: number, handle: () => void) => {
    const clock = manualClock(now)
    const inbox = createJournal({ folder })
    const started = await startReceiver({ inbox, clock, handlerRetries: [1_000, 5_000] })
    started.receiver.onAny(handle)
    return { ...started, clock }
  }
  const before = await startAt(hour, fails)
  await fetch(before.hookUrl, signedRequest({ order: { id: 1, status: 'Paid' } }, { triggeredAt: 0 }))
  await before.waitForEntry('handler:failed')
  await expect.poll(() => before.clock.waiting).toBe(1)
  before.clock.advance(1_000)
  await expect.poll(async () => (await before.waitForEntry('handler:failed')).handler.runs).toBe(2)
  await before.stop()

  let runs = 0
  const after = await startAt(0, () => {
    runs += 1
  })
  onTestFinished(after.stop)
  expect(after.clock.waiting).toBe(1)
  after.clock.advance(4_999)
  expect(after.clock.waiting).toBe(1)
  after.clock.advance(1)
  await after.waitForEntry('handler:done')
  expect(runs).toBe(1)
})
