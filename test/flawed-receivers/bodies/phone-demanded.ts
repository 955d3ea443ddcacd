import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const phoneDemanded: Flaw = {
  id: 'phone-demanded',
  does: 'Answers 400 when the customer has no phone.',
  caughtBy: ['production-like-body', 'phone-null'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ order }) => (order?.customer?.phone === null ? 400 : 200),
    }),
}
