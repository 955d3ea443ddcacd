import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const wellFormedIsEnough: Flaw = {
  id: 'well-formed-is-enough',
  does: 'Takes whatever looks like a signature for one.',
  caughtBy: [
    'signature-of-another-token',
    'signature-of-the-rewritten-body',
    'signature-with-one-byte-changed',
    'signature-invented',
    'forgery-not-kept',
  ],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: ({ signature }) => /^[\w+/]{43}=$/.test(signature),
    }),
}
