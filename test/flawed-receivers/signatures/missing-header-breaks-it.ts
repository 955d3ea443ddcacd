import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, isSame, signatureOf } from '../good.ts'

export const missingHeaderBreaksIt: Flaw = {
  id: 'missing-header-breaks-it',
  does: 'Trims the header before it looks whether there is one, and breaks.',
  caughtBy: ['signature-missing'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine({ req, body }, token) {
        const given = req.headers['jumpseller-hmac-sha256'] as string
        return isSame(given.trim(), signatureOf(body, token))
      },
    }),
}
