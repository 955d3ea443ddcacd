import { describe, expect, it } from 'vitest'
import { readKept } from '../../src/certify/read-back/kept.ts'

describe('what --read answers', () => {
  it.each([
    [null, { count: 0, state: null }],
    [[], { count: 0, state: null }],
    [['a', 'b'], { count: 2, state: null }],
    [{ entries: 2 }, { count: 2, state: null }],
    [
      { entries: 1, state: 'paid' },
      { count: 1, state: 'paid' },
    ],
    [
      { entries: 1, status: 'Pending Payment' },
      { count: 1, state: 'pending_payment' },
    ],
    [
      { entries: ['a', 'b'], state: 'Cancelled' },
      { count: 2, state: 'canceled' },
    ],
    [{ state: 'fulfilled' }, { count: null, state: 'shipped' }],
    [{ state: 'Pagado' }, { count: null, state: 'pagado' }],
    [[{ state: 'paid' }, { state: 'canceled' }], { count: 2, state: 'paid' }],
    [[{ event: 'order_paid' }], { count: 1, state: null }],
    [
      { entries: [{ event: 'order_paid', flags: [] }], next: null },
      { count: 1, state: 'paid' },
    ],
    [
      {
        entries: [
          { event: 'order_updated', flags: ['stale'] },
          { event: 'order_canceled', flags: [] },
        ],
      },
      { count: 2, state: 'canceled' },
    ],
    [{ entries: [{ event: 'order_updated', flags: [] }] }, { count: 1, state: 'order_updated' }],
  ])('%j is read', (answer, kept) => {
    expect(readKept(answer)).toEqual(kept)
  })

  it.each([[{}], ['paid'], [3], [true], [{ entries: 'two' }], [{ message: 'No order 7' }]])(
    '%j is of another shape',
    (answer) => {
      expect(readKept(answer)).toBeUndefined()
    },
  )
})
