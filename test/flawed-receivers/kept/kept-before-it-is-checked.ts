import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const keptBeforeItIsChecked: Flaw = {
  id: 'kept-before-it-is-checked',
  does: 'Keeps a request first, and checks its signature afterwards.',
  caughtBy: ['forgery-not-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      refuse(delivery, known) {
        right.keep(delivery, known)
        return 401
      },
    }),
}
