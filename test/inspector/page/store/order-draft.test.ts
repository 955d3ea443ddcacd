import { expect, it } from 'vitest'
import { draftOf, faultsIn, readDraft } from '../../../../src/inspector/page/views/store/order-draft.ts'
import { steps, whyNot } from '../../../../src/inspector/page/views/store/order-steps.ts'

it('takes out of an order what the store decides', () => {
  const draft = draftOf({ id: 5, status: 'Paid', created_at: 'now', currency: 'EUR', products: [{ id: 1 }] })
  expect(JSON.parse(draft)).toEqual({ currency: 'EUR', products: [{ id: 1 }] })
  expect(draft).toContain('\n  "currency"')
})

it('reads an object and nothing else', () => {
  expect(readDraft('{"total": 1}')).toEqual({ ok: true, order: { total: 1 } })
  expect(readDraft('[]')).toMatchObject({ ok: false, message: expect.stringContaining('is an object') })
  expect(readDraft('null')).toMatchObject({ ok: false })
  expect(readDraft('{"total": ')).toMatchObject({ ok: false, message: expect.stringContaining('no JSON') })
})

it('finds the nodes that a refusal names', () => {
  const refusal =
    'The order is not valid: /order/total must be number,null; /order/products/0/qty must be integer'
  expect(faultsIn(refusal)).toEqual([
    { pointer: '/total', message: 'must be number,null' },
    { pointer: '/products/0/qty', message: 'must be integer' },
  ])
  expect(faultsIn('The kit does not answer. Is npm start still running?')).toEqual([])
})

it('says why a step cannot be taken', () => {
  const order = { state: 'pending_payment', steps: ['pay', 'cancel'] } as const
  const reasons = steps.map(({ step }) => whyNot({ ...order, steps: [...order.steps] }, step))
  expect(reasons).toEqual([undefined, 'Ship takes a paid one; this order is pending payment.', undefined])
})
