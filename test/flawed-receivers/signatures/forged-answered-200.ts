import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyForgery } from '../scenario-sets.ts'

export const forgedAnswered200: Flaw = {
  id: 'forged-answered-200',
  does: 'Ignores forgeries with 200, so that nobody notices.',
  caughtBy: everyForgery,
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      refuse: () => 200,
    }),
}
