import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

const handled = ['order_pending_payment', 'order_paid', 'order_shipped', 'order_canceled', 'order_updated']

export const unknownEvent404: Flaw = {
  id: 'unknown-event-404',
  does: 'Answers 404 to an event that it has no handler for.',
  caughtBy: ['unknown-event'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event }) => (event === '' || handled.includes(event) ? 200 : 404),
    }),
}
