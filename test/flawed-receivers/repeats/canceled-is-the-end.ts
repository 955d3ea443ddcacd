import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const canceledIsTheEnd: Flaw = {
  id: 'canceled-is-the-end',
  does: 'Answers 409 to whatever comes after the cancelation.',
  caughtBy: ['stale-update-after-cancel'],
  leavesUnjudged: ['latest-state-after-cancel'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event }, known) =>
        event !== 'order_canceled' && known.some((each) => each.event === 'order_canceled') ? 409 : 200,
    }),
}
