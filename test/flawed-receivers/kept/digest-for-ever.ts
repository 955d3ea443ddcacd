import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const digestForEver: Flaw = {
  id: 'digest-for-ever',
  does: 'Takes a body that it has seen before for a duplicate for ever: A, B, A is lost.',
  caughtBy: ['kept-a-b-a'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        if (!known.some(({ body }) => body.equals(delivery.body))) known.push(delivery)
      },
    }),
}
