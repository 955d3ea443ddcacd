import { expect, it } from 'vitest'
import { failureOf, readAnswer } from '../../../../src/inspector/page/parts/read-answer.ts'

it('reads what the receiver answers', () => {
  expect(readAnswer('{"verdict":"accepted","id":"c5343fbb-1"}')).toEqual({
    verdict: 'accepted',
    reason: null,
    id: 'c5343fbb-1',
  })
  expect(readAnswer('{"verdict":"quarantined","reason":"off_schema","id":"a-2"}')?.reason).toBe('off schema')
})

it.each([undefined, '', 'OK', 'null', '[]', '"accepted"', '{"verdict":"fine"}', '{"verdict":{"a":1}}'])(
  'makes nothing of %s',
  (body) => {
    expect(readAnswer(body)).toBeNull()
  },
)

it('takes no id that is none of ours', () => {
  expect(readAnswer('{"verdict":"accepted","id":"../x"}')?.id).toBeNull()
  expect(readAnswer('{"verdict":"accepted","id":7}')?.id).toBeNull()
})

it('says why no answer came', () => {
  const attempt = { status: null, latencyMs: 1, answer: null }
  expect(failureOf({ ...attempt, failure: 'refused' })).toBe('nothing listens there')
  expect(failureOf({ ...attempt, failure: null })).toBe('it is not known why')
})
