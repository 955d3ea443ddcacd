import { expect, it } from 'vitest'
import { numberIn } from '../../../../src/inspector/page/views/inbox/rows/entry-number.ts'
import { type AskPage, oldestNumber } from '../../../../src/inspector/page/views/inbox/rows/oldest-number.ts'
import { entryOf } from './entry-of.ts'

/** Answers as the read API does of an inbox with all numbers from `oldest` to `newest`. */
function inboxOf(oldest: number, newest: number): { ask: AskPage; asked: () => number } {
  let asked = 0
  return {
    asked: () => asked,
    async ask({ limit, before }) {
      asked += 1
      const first = before === undefined ? newest : Math.min(newest, numberIn(before) - 1)
      const length = Math.max(0, Math.min(limit, first - oldest + 1))
      const entries = Array.from({ length }, (_, at) => entryOf(first - at))
      const next = first - length >= oldest ? `k3f-${first - length + 1}` : null
      return { entries, next }
    },
  }
}

it('takes one question where the inbox begins with 1', async () => {
  const { ask, asked } = inboxOf(1, 100_000)
  expect(await oldestNumber(ask, entryOf(99_801))).toBe(1)
  expect(asked()).toBe(1)
})

it.each([2, 199, 73_456, 99_700])('finds a beginning at %i within a block', async (oldest) => {
  const { ask, asked } = inboxOf(oldest, 100_000)
  const found = await oldestNumber(ask, entryOf(99_801))
  expect(found).toBeLessThanOrEqual(oldest)
  expect(found).toBeGreaterThan(oldest - 202)
  expect(asked()).toBeLessThan(15)
})
