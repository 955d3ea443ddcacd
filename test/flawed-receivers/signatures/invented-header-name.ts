import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, isSame, signatureOf } from '../good.ts'
import { everyEvent, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

export const inventedHeaderName: Flaw = {
  id: 'invented-header-name',
  does: 'Looks for the signature in `X-Jumpseller-Signature`, which does not exist.',
  caughtBy: everyEvent,
  leavesUnjudged: whateverBuildsOnAnEvent,
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: ({ req, body }, token) =>
        isSame(String(req.headers['x-jumpseller-signature']), signatureOf(body, token)),
    }),
}
