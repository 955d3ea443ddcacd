import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const eventAndOrderAsIdentity: Flaw = {
  id: 'event-and-order-as-identity',
  does: 'Takes the second delivery of an event for a duplicate of the first, whatever is in it.',
  caughtBy: ['kept-a-b-a'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        if (!known.some(({ event }) => event === delivery.event)) known.push(delivery)
      },
    }),
}
