import { everything, type Incident, nothing } from '../incident.ts'

const hours = 60
const span = 62 * hours

export const weekendDown: Incident = {
  name: 'weekend-down',
  title: 'The receiver is down for a weekend',
  story:
    'It stops on Friday evening and is started again on Monday morning, 62 hours later. Orders are placed and paid all the time, and the last of them are canceled when it is back.',
  asks: 'Take what comes days late, and do not let an old state overwrite the newer one that came before it.',
  begunMinutesAgo: span,
  orders: 10,
  async play(stage) {
    const orders: number[] = []
    stage.refuse(everything)
    for (let made = 0; made < stage.orders; made += 1) {
      const order = await stage.order()
      orders.push(order)
      await stage.pass(span / stage.orders / 2)
      await stage.step(order, 'pay')
      await stage.pass(span / stage.orders / 2)
    }
    stage.refuse(nothing)
    // Canceled is told at once; that they were paid comes later, out of the weekend.
    for (const order of orders.slice(-3)) await stage.step(order, 'cancel')
    for (const order of orders.slice(0, 3)) await stage.step(order, 'ship')
  },
}
