import { expect, it } from 'vitest'
import { contractRuns, expandRuns } from '../../../../src/inspector/page/views/store/reply-runs.ts'
import { readReplyScript } from '../../../../src/inspector/reply-script-text.ts'

it('writes runs out, so that the receiver can read them', () => {
  expect(expandRuns('500*3, timeout × 2,200')).toBe('500,500,500,timeout,timeout,200')
  expect(readReplyScript(expandRuns('500*1000'))).toHaveLength(1_000)
})

it('leaves what is none for the receiver to refuse', () => {
  expect(expandRuns('500**3,,x')).toBe('500**3,,x')
  expect(readReplyScript(expandRuns('500*99999'))).toBeUndefined()
})

it('shows many like replies in short', () => {
  expect(contractRuns(['500', '500', '200'])).toBe('500,500,200')
  expect(contractRuns([...Array.from({ length: 10 }, () => 'timeout'), '200'])).toBe('timeout*10,200')
  expect(contractRuns([])).toBe('')
})
