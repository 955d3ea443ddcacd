import type { Incident } from '../incident.ts'

export const slowErp: Incident = {
  name: 'slow-erp',
  title: 'The ERP behind the receiver is slow',
  story:
    'Orders arrive all at once while the system that the receiver calls takes its time. The store waits no longer than the limit, which stands at 3 s here in place of 15, and some answers are lost on the way.',
  asks: 'Answer before the work is done, not after it, and do the work once even where the answer was not seen.',
  begunMinutesAgo: 0,
  orders: 12,
  timeLimitMs: 3_000,
  async play(stage) {
    stage.misbehave([{ fault: 'drop_answer', every: 3, first: stage.orders }])
    for (let made = 0; made < stage.orders; made += 1) await stage.step(await stage.order(), 'pay')
    await stage.pass(0)
  },
}
