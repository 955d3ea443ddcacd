import type { Incident } from '../incident.ts'

const atOnce = 100

export const blackFriday: Incident = {
  name: 'black-friday',
  title: 'Two thousand orders in an hour',
  story:
    'Orders are placed and paid by the hundred, and 64 requests are under way all the time. As ever, some of them come twice.',
  asks: 'Answer every one of them, quickly, and keep each once.',
  begunMinutesAgo: 60,
  orders: 2_000,
  async play(stage) {
    stage.misbehave([{ fault: 'parallel_duplicate', every: 50 }])
    for (let made = 0; made < stage.orders; made += atOnce) {
      const wave = Array.from({ length: Math.min(atOnce, stage.orders - made) })
      const orders = await Promise.all(wave.map(() => stage.order()))
      await stage.pass(1)
      await Promise.all(orders.map((order) => stage.step(order, 'pay')))
      await stage.pass((60 * atOnce) / stage.orders - 1)
    }
  },
}
