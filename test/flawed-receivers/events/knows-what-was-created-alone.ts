import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyEvent } from '../scenario-sets.ts'

export const knowsWhatWasCreatedAlone: Flaw = {
  id: 'knows-what-was-created-alone',
  does: 'Answers 404 to whatever happens to an order whose creation it was not told of.',
  caughtBy: [
    ...everyEvent.filter((id) => !id.startsWith('order-created')),
    'unknown-event',
    'no-event-header',
  ],
  leavesUnjudged: [
    'reordered',
    'stale-update-after-cancel',
    'latest-state-when-reordered',
    'latest-state-after-cancel',
    'every-event-kept',
  ],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event }, known) => (event === 'order_pending_payment' || known.length > 0 ? 200 : 404),
    }),
}
