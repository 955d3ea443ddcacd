import { everything, type Incident, nothing } from '../incident.ts'

export const deploy90min: Incident = {
  name: 'deploy-90min',
  title: 'A deploy goes wrong for 90 minutes',
  story:
    'The new version does not start, and for 90 minutes nobody listens at the URL. Meanwhile orders are placed and paid.',
  asks: 'Take what comes late as if it came at once: with N^4 minutes the last comes hours after its stamp.',
  begunMinutesAgo: 90,
  orders: 8,
  async play(stage) {
    const before = await stage.order()
    await stage.pass(0)
    stage.refuse(everything)
    await stage.step(before, 'pay')
    const during = stage.orders - 2
    for (let made = 0; made < during; made += 1) {
      const order = await stage.order()
      await stage.pass(90 / during / 2)
      await stage.step(order, 'pay')
      await stage.pass(90 / during / 2)
    }
    stage.refuse(nothing)
    await stage.step(await stage.order(), 'pay')
    await stage.step(before, 'ship')
  },
}
