import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const paidInSmallLetters: Flaw = {
  id: 'paid-in-small-letters',
  does: 'Compares the status of a payment with `paid`, while it is `Paid`, and answers 422.',
  caughtBy: ['order-paid-2014', 'order-paid-today'],
  leavesUnjudged: ['reordered', 'latest-state-when-reordered', 'every-event-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event, order }) => (event === 'order_paid' && order.status !== 'paid' ? 422 : 200),
    }),
}
