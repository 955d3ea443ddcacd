import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyForgery } from '../scenario-sets.ts'

export const wrongSignatureThrows: Flaw = {
  id: 'wrong-signature-throws',
  does: 'Throws on a wrong signature, and nobody catches it: 500.',
  caughtBy: everyForgery,
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      refuse() {
        throw new Error('wrong signature')
      },
    }),
}
