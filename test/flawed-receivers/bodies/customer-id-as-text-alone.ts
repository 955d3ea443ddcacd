import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const customerIdAsTextAlone: Flaw = {
  id: 'customer-id-as-text-alone',
  does: 'Answers 400 when the id of the customer is a number.',
  caughtBy: ['production-like-body', 'customer-id-number'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ order }) => (typeof order?.customer?.id === 'number' ? 400 : 200),
    }),
}
