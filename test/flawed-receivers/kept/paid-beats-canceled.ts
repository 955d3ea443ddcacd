import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

const states = ['Pending Payment', 'Canceled', 'Paid']

export const paidBeatsCanceled: Flaw = {
  id: 'paid-beats-canceled',
  does: 'Goes by a list of states in which the cancelation does not stand at the end.',
  caughtBy: ['latest-state-after-cancel'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      stateOf: (known) =>
        states.findLast((state) => known.some(({ order }) => order?.status === state)) ?? null,
    }),
}
