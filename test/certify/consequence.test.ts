import { describe, expect, it } from 'vitest'
import { consequenceOf } from '../../src/certify/rehearsal/consequence.ts'

const rules = { profile: 'jumpseller-2014', anchor: 'previous' } as const

describe('the consequence', () => {
  it.each([
    [
      [400],
      rules,
      '10 attempts over 10.65 days, all answered 400; then the hook is deleted and the admin mailed.',
    ],
    [
      ['timeout'],
      { ...rules, anchor: 'first' },
      '10 attempts over 4.56 days, none answered in time; then the hook is deleted and the admin mailed.',
    ],
    [
      ['network'],
      { ...rules, profile: 'jumpseller-2023' },
      '5 attempts over 0.25 days, all broken off; then the event is lost and the hook stays.',
    ],
    [[503, 200], rules, 'Delivered with attempt 2, 1 min late; the hook stays.'],
    [[200], rules, 'The store takes it for delivered and never sends it again.'],
  ] as const)('of %j by %j is found in the store', async (goesOn, by, text) => {
    expect(await consequenceOf(goesOn, by)).toMatchObject({ text })
  })

  it('is told in figures, too', async () => {
    expect(await consequenceOf([302], rules)).toMatchObject({
      delivery: 'exhausted',
      hook: 'deleted',
      attempts: 10,
      days: expect.closeTo(15333 / 1440, 6),
    })
  })
})
