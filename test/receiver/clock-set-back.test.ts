import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createJournal } from '../../src/receiver/adapters/journal/index.ts'
import { everything } from '../../src/receiver/domain/filter.ts'
import { signedRequest, startReceiver } from '../../src/testing/index.ts'
import { manualClock } from './manual-clock.ts'

const hour = 3_600_000

it('a clock that is set back an hour loses no entry, turns no list round and keeps a retry in time', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'clock-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
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
