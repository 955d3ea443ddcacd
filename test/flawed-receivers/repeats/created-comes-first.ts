import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const createdComesFirst: Flaw = {
  id: 'created-comes-first',
  does: 'Answers 409 to the creation of an order that it knows already.',
  caughtBy: ['reordered'],
  leavesUnjudged: ['latest-state-when-reordered'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event }, known) =>
        event === 'order_pending_payment' && known.some((each) => each.event !== event) ? 409 : 200,
    }),
}
