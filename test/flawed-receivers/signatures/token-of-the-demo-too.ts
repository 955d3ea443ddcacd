import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

const demoToken = '0badc0de0badc0de0badc0de0badc0de'

export const tokenOfTheDemoToo: Flaw = {
  id: 'token-of-the-demo-too',
  does: 'Takes the token of a demo shop beside its own.',
  caughtBy: ['signature-of-another-token'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      isGenuine: (delivery, token) =>
        right.isGenuine(delivery, token) || right.isGenuine(delivery, demoToken),
    }),
}
