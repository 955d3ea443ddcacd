import { expect, it } from 'vitest'
import {
  hasTerm,
  withoutTerm,
  withTerm,
  wordsIn,
} from '../../../../src/inspector/page/views/inbox/filter/filter-text.ts'
import { parseFilter } from '../../../../src/receiver/index.ts'

it.each([
  'event:order_paid verdict:quarantined order.total>100 since:2h "Ana Rojas"',
  'ana "de la" cruz',
  'http://shop.example colour:red event:',
  'order.note="two words" order.total>=1',
  '"unended quote',
  '',
])('takes the same words out of %s as the receiver does', (q) => {
  const parsed = parseFilter(q, 0)
  if (!parsed.ok) throw new Error(parsed.message)
  expect(wordsIn(q).map((word) => word.toLowerCase())).toEqual(parsed.filter.words.filter((word) => word))
})

it('puts a term in once, in the place of its namesake, and takes it out again', () => {
  expect(withTerm('', 'verdict:quarantined')).toBe('verdict:quarantined')
  const both = withTerm('flag:stale "Ana Rojas"', 'flag:duplicate')
  expect(both).toBe('"Ana Rojas" flag:duplicate')
  expect([hasTerm(both, 'flag:duplicate'), hasTerm(both, 'flag:stale')]).toEqual([true, false])
  expect(withoutTerm(both, 'flag:duplicate')).toBe('"Ana Rojas"')
})
