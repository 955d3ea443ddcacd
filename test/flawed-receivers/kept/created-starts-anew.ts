import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const createdStartsAnew: Flaw = {
  id: 'created-starts-anew',
  does: 'Makes the order anew when it is told of its creation, whatever it knew.',
  caughtBy: ['latest-state-when-reordered'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      stateOf(known) {
        const created = known.findLastIndex(({ event }) => event === 'order_pending_payment')
        return right.stateOf(known.slice(Math.max(0, created)))
      },
    }),
}
