import { expect, it } from 'vitest'
import { faultText, withFault } from '../../../../src/inspector/page/views/store/fault-rules.ts'
import type { FaultsView } from '../../../../src/store/index.ts'

const rule = { every: null, share: null, event: null, first: 3, struck: 1, ended: false } as const
const view: FaultsView = {
  seed: 'a',
  faults: [
    { ...rule, fault: 'tamper' },
    { ...rule, fault: 'duplicate', first: 2, struck: 2, ended: true },
    { ...rule, fault: 'reorder', first: null, event: 'order_paid', every: 2 },
  ],
  known: [{ fault: 'tamper', title: 'Changed after signing', receiverMeets: '', rightReceiver: '' }],
}

it('keeps what is left of the rules under way, and drops those that have ended', () => {
  expect(withFault(view, { fault: 'slow_body', first: 1 })).toEqual([
    { fault: 'tamper', first: 2 },
    { fault: 'reorder', event: 'order_paid', every: 2 },
    { fault: 'slow_body', first: 1 },
  ])
})

it('puts a rule in the place of an earlier one of the same fault', () => {
  expect(withFault(view, { fault: 'tamper', first: 5 }).filter(({ fault }) => fault === 'tamper')).toEqual([
    { fault: 'tamper', first: 5 },
  ])
})

it('says how often a fault has struck, and when it is over', () => {
  expect(view.faults.map((one) => faultText(one, view))).toEqual([
    'Changed after signing: 1 of 3',
    'duplicate: 2 of 2, ended',
    'reorder: 1 so far',
  ])
})
