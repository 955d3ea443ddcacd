import { timingSafeEqual } from 'node:crypto'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { sign, verify } from '../../src/contract/index.ts'

vi.mock('node:crypto', async (actual) => {
  const crypto = await actual<typeof import('node:crypto')>()
  return { ...crypto, timingSafeEqual: vi.fn(crypto.timingSafeEqual) }
})
const compare = vi.mocked(timingSafeEqual)
beforeEach(() => void compare.mockClear())

const body = Buffer.from('{"order":{"id":1}}')
const right = sign(body, 'token')
const changedAt = (at: number) => right.slice(0, at) + (right[at] === 'A' ? 'B' : 'A') + right.slice(at + 1)

describe('what decides on a signature', () => {
  it.each([0, 1, 20, 41])(
    'compares all of it, in time that is the same, where its character %i differs',
    (at) => {
      expect(verify(body, changedAt(at), ['token', 'older'])).toEqual({
        ok: false,
        reason: 'signature_wrong',
      })
      expect(compare.mock.calls.map(([one, other]) => [one.byteLength, other.byteLength])).toEqual([
        [44, 44],
        [44, 44],
      ])
    },
  )

  it('is that comparison alone', () => {
    compare.mockReturnValueOnce(true)
    expect(verify(body, changedAt(0), ['token'])).toEqual({ ok: true, tokenIndex: 0 })
    compare.mockReturnValueOnce(false)
    expect(verify(body, right, ['token'])).toEqual({ ok: false, reason: 'signature_wrong' })
  })
})
