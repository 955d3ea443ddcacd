import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const createdUnheard: Flaw = {
  id: 'created-unheard',
  does: 'Waits for `order_created`, answers 200 to `order_pending_payment`, and keeps nothing of it.',
  caughtBy: ['every-event-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        if (delivery.event !== 'order_pending_payment') right.keep(delivery, known)
      },
    }),
}
