import { judgeGenuine } from '../../judging/genuine.ts'
import type { Scenario } from '../../scenario.ts'

export const noEventHeader: Scenario = {
  id: 'no-event-header',
  group: 'events',
  title: 'A delivery without the event header',
  why: 'The documentation of 2014 knows no headers; some proxies take away what they do not know.',
  severity: 'loses_hook',
  mend: [
    'Read `Jumpseller-Event` as one that may be missing; the order in the body tells its state.',
    "Or give each event's hook a URL of its own, such as `…/jumpseller/order_paid`.",
  ],
  needs: ['sound event'],
  async run({ send, orders }) {
    return judgeGenuine(await send(orders.delivery({ fixture: 'order_paid/today', event: null })))
  },
}
