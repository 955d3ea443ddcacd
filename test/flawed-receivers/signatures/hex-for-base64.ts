import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, isSame, signatureOf } from '../good.ts'
import { everyEvent, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

export const hexForBase64: Flaw = {
  id: 'hex-for-base64',
  does: 'Writes its digest in hex, and takes that alone.',
  caughtBy: [...everyEvent, 'signature-hex'],
  leavesUnjudged: whateverBuildsOnAnEvent.filter((id) => id !== 'signature-hex'),
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: ({ body, signature }, token) => {
        const digest = Buffer.from(signatureOf(body, token), 'base64')
        return isSame(signature, digest.toString('hex'))
      },
    }),
}
