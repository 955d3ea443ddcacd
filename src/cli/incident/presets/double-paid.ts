import type { Incident } from '../incident.ts'

export const doublePaid: Incident = {
  name: 'double-paid',
  title: 'Order Paid comes twice, at once and again later',
  story:
    'Every order_paid is sent twice, half of them at the very same moment. When the order ships, order_paid is raised once more with the changed body, as is reported of the real service.',
  asks: 'Answer each 2xx and keep equal ones once: event and order id are no identity of a delivery, and neither is the body for ever.',
  begunMinutesAgo: 60,
  orders: 6,
  async play(stage) {
    stage.misbehave([
      { fault: 'parallel_duplicate', event: 'order_paid', every: 2 },
      { fault: 'duplicate', event: 'order_paid' },
    ])
    for (let made = 0; made < stage.orders; made += 1) {
      const order = await stage.order()
      await stage.step(order, 'pay')
      await stage.pass(60 / stage.orders)
      await stage.step(order, 'ship')
      await stage.raiseAgain('order_paid', order)
    }
  },
}
