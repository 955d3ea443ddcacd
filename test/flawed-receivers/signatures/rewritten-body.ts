import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, isSame, signatureOf } from '../good.ts'
import { everyEvent, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

export const rewrittenBody: Flaw = {
  id: 'rewritten-body',
  does: 'Signs the body that it has parsed and written again: 399.0 has become 399.',
  caughtBy: [...everyEvent, 'signature-of-the-rewritten-body'],
  leavesUnjudged: whateverBuildsOnAnEvent.filter((id) => id !== 'signature-of-the-rewritten-body'),
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: ({ body, signature }, token) =>
        isSame(signature, signatureOf(JSON.stringify(JSON.parse(body.toString())), token)),
    }),
}
