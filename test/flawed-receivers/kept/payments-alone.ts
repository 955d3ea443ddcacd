import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const paymentsAlone: Flaw = {
  id: 'payments-alone',
  does: 'Answers 200 to every event, and keeps payments alone.',
  caughtBy: ['every-event-kept'],
  leavesUnjudged: ['latest-state-after-cancel'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        if (delivery.event === 'order_paid') right.keep(delivery, known)
      },
    }),
}
