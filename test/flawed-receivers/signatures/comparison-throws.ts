import { timingSafeEqual } from 'node:crypto'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, signatureOf } from '../good.ts'

export const comparisonThrows: Flaw = {
  id: 'comparison-throws',
  does: 'Hands both texts to `timingSafeEqual`, which throws when the lengths differ, and breaks.',
  caughtBy: ['signature-missing', 'signature-empty', 'signature-one-character-short', 'signature-hex'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: ({ body, signature }, token) =>
        timingSafeEqual(Buffer.from(signature), Buffer.from(signatureOf(body, token))),
    }),
}
