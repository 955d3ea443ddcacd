import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, type Delivery } from '../good.ts'

const statusIn = (delivery: Delivery | undefined) => delivery?.order?.status ?? null

export const lastOneWins: Flaw = {
  id: 'last-one-wins',
  does: 'Shows the state of whatever came last.',
  caughtBy: ['latest-state-when-reordered', 'latest-state-after-cancel'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      stateOf: (known) => statusIn(known.at(-1)),
    }),
}
