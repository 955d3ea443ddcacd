import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const shippedInSmallLetters: Flaw = {
  id: 'shipped-in-small-letters',
  does: 'Compares the shipment of a shipped order with `shipped`, which is not its word, and answers 422.',
  caughtBy: ['order-shipped-2014', 'order-shipped-today'],
  leavesUnjudged: ['every-event-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ event, order }) =>
        event === 'order_shipped' && order.shipment_status !== 'shipped' ? 422 : 200,
    }),
}
