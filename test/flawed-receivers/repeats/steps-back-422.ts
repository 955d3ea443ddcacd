import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const stepsBack422: Flaw = {
  id: 'steps-back-422',
  does: 'Answers 422 to a delivery that is older than what it knows.',
  caughtBy: ['reordered', 'stale-update-after-cancel'],
  leavesUnjudged: ['latest-state-when-reordered', 'latest-state-after-cancel'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ stamp }, known) => (known.some((each) => each.stamp > stamp) ? 422 : 200),
    }),
}
