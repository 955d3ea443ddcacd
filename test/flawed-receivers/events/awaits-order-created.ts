import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const awaitsOrderCreated: Flaw = {
  id: 'awaits-order-created',
  does: 'Waits for `order_created`, which never comes, and answers 404 to `order_pending_payment`.',
  caughtBy: ['order-created-2014', 'order-created-today'],
  leavesUnjudged: ['reordered', 'latest-state-when-reordered', 'every-event-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event }) => (event === 'order_pending_payment' ? 404 : 200),
    }),
}
