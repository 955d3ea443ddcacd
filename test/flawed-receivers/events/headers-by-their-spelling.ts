import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, isSame, signatureOf } from '../good.ts'

export const headersByTheirSpelling: Flaw = {
  id: 'headers-by-their-spelling',
  does: 'Looks the signature up among the raw headers by its spelling in the documentation.',
  caughtBy: ['header-names-odd-case'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine({ req, body }, token) {
        const at = req.rawHeaders.indexOf('Jumpseller-Hmac-Sha256')
        return at >= 0 && isSame(String(req.rawHeaders[at + 1]), signatureOf(body, token))
      },
    }),
}
