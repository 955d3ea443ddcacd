import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyEvent, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

export const workWithoutAnEnd: Flaw = {
  id: 'work-without-an-end',
  does: 'Works on beyond the time limit, and answers no delivery.',
  caughtBy: [...everyEvent, 'answer-time'],
  limits: { timeLimitMs: 1_500 },
  leavesUnjudged: [...whateverBuildsOnAnEvent, 'redirect-answered'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: () => new Promise(() => {}),
    }),
}
