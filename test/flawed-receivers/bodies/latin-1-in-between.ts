import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, isSame, signatureOf } from '../good.ts'

export const latin1InBetween: Flaw = {
  id: 'latin-1-in-between',
  does: 'Reads the body as Latin-1 and signs the text: every letter with an accent spoils the signature.',
  caughtBy: ['production-like-body', 'emoji-and-rtl'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: ({ body, signature }, token) =>
        isSame(signature, signatureOf(body.toString('latin1'), token)),
    }),
}
