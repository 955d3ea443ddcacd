import { describe, expect, it } from 'vitest'
import {
  legalSteps,
  type OrderState,
  type OrderStep,
  takeStep,
} from '../../../src/store/domain/order-life.ts'

const legal: [OrderState, OrderStep, OrderState, string][] = [
  ['none', 'create', 'pending_payment', 'order_created'],
  ['pending_payment', 'pay', 'paid', 'order_paid'],
  ['pending_payment', 'cancel', 'canceled', 'order_canceled'],
  ['paid', 'ship', 'shipped', 'order_shipped'],
  ['paid', 'cancel', 'canceled', 'order_canceled'],
]
const states: OrderState[] = ['none', 'pending_payment', 'paid', 'shipped', 'canceled']
const steps: OrderStep[] = ['create', 'pay', 'ship', 'cancel']

describe('the life of an order', () => {
  it.each(legal)('from %s, %s leads to %s and raises %s', (from, step, to, event) => {
    expect(takeStep(from, step)).toEqual({ ok: true, state: to, events: [event, 'order_updated'] })
  })

  const isLegal = (from: OrderState, step: OrderStep) => legal.some(([f, s]) => f === from && s === step)
  const illegal = states.flatMap((from) =>
    steps.filter((step) => !isLegal(from, step)).map((step): [OrderState, OrderStep] => [from, step]),
  )

  it.each(illegal)('from %s, %s is illegal and the legal steps are named', (from, step) => {
    expect(takeStep(from, step)).toEqual({ ok: false, legal: legalSteps(from) })
    expect(legalSteps(from)).not.toContain(step)
  })
})
