import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, signatureOf } from '../good.ts'

export const comparedByTheEnd: Flaw = {
  id: 'compared-by-the-end',
  does: 'Compares only as much of the signature as was sent.',
  caughtBy: ['signature-missing', 'signature-empty', 'signature-one-character-short'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: ({ body, signature }, token) => signatureOf(body, token).endsWith(signature),
    }),
}
