import { wireNameOf } from '../../../contract/index.ts'
import { type Incident, nothing } from '../incident.ts'

const shipped = { fulfillment_status: 'fulfilled', shipment_status_enum: 'fulfilled' }

export const cancelRacesShip: Incident = {
  name: 'cancel-races-ship',
  title: 'Canceled overtakes Shipped',
  story:
    'The warehouse ships, and its event fails at the first attempt. The shop cancels the order within the minute, and only then the shipped one comes again.',
  asks: 'Go by Jumpseller-Triggered-At: the older event is kept, and the order stays canceled.',
  begunMinutesAgo: 10,
  orders: 4,
  async play(stage) {
    for (let made = 0; made < stage.orders; made += 1) {
      const order = await stage.order()
      await stage.step(order, 'pay')
      await stage.pass(1)
      stage.refuse(({ wireEvent }) => wireEvent === wireNameOf('order_shipped'))
      await stage.raiseAgain('order_shipped', order, (paid) => ({ ...paid, ...shipped }))
      await stage.pass(0.5)
      await stage.step(order, 'cancel')
      stage.refuse(nothing)
      await stage.pass(1)
    }
  },
}
