import { describe, expect, it } from 'vitest'
import { nextAttemptAt, retryProfiles, timetable } from '../../../src/store/domain/retry-profile.ts'

const tables = [
  ['jumpseller-2014', 'previous', [0, 1, 17, 98, 354, 979, 2275, 4676, 8772, 15333]],
  ['jumpseller-2014', 'first', [0, 1, 16, 81, 256, 625, 1296, 2401, 4096, 6561]],
  ['jumpseller-2023', 'previous', [0, 1, 17, 98, 354]],
  ['jumpseller-2023', 'first', [0, 1, 16, 81, 256]],
] as const

describe('the timetable', () => {
  it.each(tables)('of %s from the %s attempt', (name, anchor, minutes) => {
    expect(timetable(retryProfiles[name], anchor)).toEqual(minutes)
  })

  it('counts from when the previous attempt was made, not from when it should have been', () => {
    const facts = { profile: retryProfiles['jumpseller-2014'], failed: 2, firstAttemptAt: 0 }
    expect(nextAttemptAt({ ...facts, anchor: 'previous', lastAttemptAt: 70_000 })).toBe(70_000 + 16 * 60_000)
    expect(nextAttemptAt({ ...facts, anchor: 'first', lastAttemptAt: 70_000 })).toBe(16 * 60_000)
  })
})
