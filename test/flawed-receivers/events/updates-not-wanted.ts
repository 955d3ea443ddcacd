import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const updatesNotWanted: Flaw = {
  id: 'updates-not-wanted',
  does: 'Answers 404 to `order_updated`, as it wants the four others alone.',
  caughtBy: ['order-updated-2014', 'order-updated-today'],
  leavesUnjudged: ['stale-update-after-cancel', 'latest-state-after-cancel', 'every-event-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event }) => (event === 'order_updated' ? 404 : 200),
    }),
}
