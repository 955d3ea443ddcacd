import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const thirtyTwoKilobytes: Flaw = {
  id: 'thirty-two-kilobytes',
  does: 'Answers 413 to a body of more than 32 kB.',
  caughtBy: ['five-hundred-lines'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ body }) => (body.length > 32 * 1024 ? 413 : 200),
    }),
}
