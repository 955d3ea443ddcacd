import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const checkedWhenThere: Flaw = {
  id: 'checked-when-there',
  does: 'Checks the signature only when there is one.',
  caughtBy: ['signature-missing', 'signature-empty'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: (delivery, token) => !delivery.signature || right.isGenuine(delivery, token),
    }),
}
