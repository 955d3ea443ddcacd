import type { ServerResponse } from 'node:http'
import type { Flaw } from '../flaw.ts'
import { answer, createGoodReceiver } from '../good.ts'

export const expectationFailed: Flaw = {
  id: 'expectation-failed',
  does: 'Answers 417 to `Expect: 100-continue`.',
  caughtBy: ['expect-continue'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken).on('checkContinue', (_, res: ServerResponse) => answer(res, 417)),
}
