import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const cancelledWithTwoLs: Flaw = {
  id: 'cancelled-with-two-ls',
  does: 'Knows `order_cancelled` with two l, and answers 404 to the one with one.',
  caughtBy: ['order-canceled-2014', 'order-canceled-today'],
  leavesUnjudged: ['stale-update-after-cancel', 'latest-state-after-cancel', 'every-event-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event }) => (event === 'order_canceled' ? 404 : 200),
    }),
}
