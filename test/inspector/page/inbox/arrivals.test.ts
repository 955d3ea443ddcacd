import { expect, it } from 'vitest'
import { Arrivals, mostAtOnce } from '../../../../src/inspector/page/views/inbox/rows/arrivals.ts'
import { entriesOf, entryOf, idsOf } from './entry-of.ts'

it('holds what came, each once and as it is now, until it is taken', () => {
  const arrivals = new Arrivals()
  arrivals.hold([entryOf(2), entryOf(1)])
  arrivals.hold([entryOf(3), entryOf(2)])
  arrivals.update(entryOf(1, { receipts: 4 }))
  expect(arrivals.label).toBe('3')
  const taken = arrivals.take()
  expect(idsOf(taken ?? [])).toEqual(['k3f-3', 'k3f-2', 'k3f-1'])
  expect(taken?.at(-1)?.receipts).toBe(4)
  expect([arrivals.label, arrivals.take()]).toEqual(['', []])
})

it('keeps no more than can be shown at once, and says that there are more', () => {
  const arrivals = new Arrivals()
  arrivals.hold(entriesOf({ from: 1_000, to: 1 }))
  expect(arrivals.label).toBe(`${mostAtOnce}+`)
  expect(arrivals.take()).toBeUndefined()
  arrivals.hold([entryOf(1_001)])
  arrivals.holdMore()
  expect([arrivals.label, arrivals.take()]).toEqual(['1+', undefined])
})
