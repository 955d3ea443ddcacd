import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const expectationUnheard: Flaw = {
  id: 'expectation-unheard',
  does: 'Has a handler for `Expect: 100-continue` that forgets to answer.',
  caughtBy: ['expect-continue'],
  limits: { timeLimitMs: 3_000 },
  create: (hooksToken) => createGoodReceiver(hooksToken).on('checkContinue', () => {}),
}
