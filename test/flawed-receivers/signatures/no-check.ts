import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyForgery } from '../scenario-sets.ts'

export const noCheck: Flaw = {
  id: 'no-check',
  does: 'Checks no signature at all.',
  caughtBy: [...everyForgery, 'forgery-not-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: () => true,
    }),
}
