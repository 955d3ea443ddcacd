import type { EventName } from '../../contract/index.ts'

/** Where an order stands; `none` is before it is created. */
export type OrderState = 'none' | 'pending_payment' | 'paid' | 'shipped' | 'canceled'

export type OrderStep = 'create' | 'pay' | 'ship' | 'cancel'

interface Way {
  from: readonly OrderState[]
  to: OrderState
  event: EventName
}

/** The life of an order: which step leads from where to where, and the event that is its own. */
export const orderLife: Readonly<Record<OrderStep, Way>> = {
  create: { from: ['none'], to: 'pending_payment', event: 'order_created' },
  pay: { from: ['pending_payment'], to: 'paid', event: 'order_paid' },
  ship: { from: ['paid'], to: 'shipped', event: 'order_shipped' },
  cancel: { from: ['pending_payment', 'paid'], to: 'canceled', event: 'order_canceled' },
}

/** The steps that an order in this state can take, in the table's order. */
export function legalSteps(state: OrderState): OrderStep[] {
  const steps = Object.keys(orderLife) as OrderStep[]
  return steps.filter((step) => orderLife[step].from.includes(state))
}

/** The steps of a new order to a state in which the event is raised. */
export function stepsToEvent(event: EventName): OrderStep[] {
  switch (event) {
    case 'order_created':
      return ['create']
    case 'order_paid':
    case 'order_updated':
      return ['create', 'pay']
    case 'order_shipped':
      return ['create', 'pay', 'ship']
    case 'order_canceled':
      return ['create', 'cancel']
  }
}

export type StepTaken =
  | { ok: true; state: OrderState; events: readonly EventName[] }
  | { ok: false; legal: readonly OrderStep[] }

/** What a step does: the new state and the events in the order they are raised; or the legal steps. */
export function takeStep(state: OrderState, step: OrderStep): StepTaken {
  const way = orderLife[step]
  if (!way.from.includes(state)) return { ok: false, legal: legalSteps(state) }
  return { ok: true, state: way.to, events: [way.event, 'order_updated'] }
}
