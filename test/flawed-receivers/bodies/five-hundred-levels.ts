import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const fiveHundredLevels: Flaw = {
  id: 'five-hundred-levels',
  does: 'Parses to a depth of 512, as PHP does when nothing else is said, and answers 400 to the rest.',
  caughtBy: ['deep-unknown-value'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ body }) => (body.includes('['.repeat(512)) ? 400 : 200),
    }),
}
