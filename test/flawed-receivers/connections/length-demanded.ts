import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const lengthDemanded: Flaw = {
  id: 'length-demanded',
  does: 'Answers 411 to a body without a length.',
  caughtBy: ['chunked'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ req }) => (req.headers['content-length'] === undefined ? 411 : 200),
    }),
}
