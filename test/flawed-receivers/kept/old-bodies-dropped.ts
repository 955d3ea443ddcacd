import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const oldBodiesDropped: Flaw = {
  id: 'old-bodies-dropped',
  does: 'Answers 200, and drops a customer without an id, as the body of 2014 has it.',
  caughtBy: ['every-event-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        const { customer } = delivery.order ?? {}
        if (typeof customer !== 'object' || 'id' in customer) right.keep(delivery, known)
      },
    }),
}
