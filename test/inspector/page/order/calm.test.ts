import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { calm } from '../../../../src/inspector/page/views/order/calm.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

it('does it once for all who ask meanwhile, again for who asks while it is under way, and not when stopped', async () => {
  const ends: (() => void)[] = []
  const { soon, stop } = calm(() => new Promise<void>((end) => ends.push(end)), 100)
  soon()
  soon()
  await vi.advanceTimersByTimeAsync(100)
  expect(ends).toHaveLength(1)
  soon()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await vi.advanceTimersByTimeAsync(100)
  expect(ends).toHaveLength(2)
  ends[1]?.()
  soon()
  stop()
  soon()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ends).toHaveLength(2)
})

it('goes on after a failure', async () => {
  let calls = 0
  const { soon } = calm(async () => {
    calls += 1
    throw new Error('not now')
  }, 100)
  soon()
  await vi.advanceTimersByTimeAsync(100)
  soon()
  await vi.advanceTimersByTimeAsync(100)
  expect(calls).toBe(2)
})
