import type { OrderSummaryView } from '../../../../store/index.ts'

export type OrderStepName = OrderSummaryView['steps'][number]

export const stateWords: Readonly<Record<OrderSummaryView['state'], string>> = {
  pending_payment: 'Pending payment',
  paid: 'Paid',
  shipped: 'Shipped',
  canceled: 'Canceled',
}

export const steps: readonly { step: OrderStepName; label: string; done: string; from: string }[] = [
  { step: 'pay', label: 'Pay', done: 'paid', from: 'one whose payment is pending' },
  { step: 'ship', label: 'Ship', done: 'shipped', from: 'a paid one' },
  { step: 'cancel', label: 'Cancel', done: 'canceled', from: 'a pending or paid one' },
]

/** Why a step cannot be taken; undefined when it can. */
export function whyNot(
  order: Pick<OrderSummaryView, 'state' | 'steps'>,
  step: OrderStepName,
): string | undefined {
  if (order.steps.includes(step)) return undefined
  const { label, from } = steps.find((each) => each.step === step) ?? { label: step, from: 'another one' }
  return `${label} takes ${from}; this order is ${stateWords[order.state].toLowerCase()}.`
}
