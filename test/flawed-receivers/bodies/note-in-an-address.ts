import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const noteInAnAddress: Flaw = {
  id: 'note-in-an-address',
  does: 'Puts the note into an address, which throws on half an emoji.',
  caughtBy: ['lone-surrogate'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ order }) {
        encodeURIComponent(order?.additional_information ?? '')
        return 200
      },
    }),
}
