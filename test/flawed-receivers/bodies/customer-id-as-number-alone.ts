import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { bodiesOfToday, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

export const customerIdAsNumberAlone: Flaw = {
  id: 'customer-id-as-number-alone',
  does: 'Answers 400 when the id of the customer is text, as it is in the documentation.',
  caughtBy: bodiesOfToday,
  leavesUnjudged: whateverBuildsOnAnEvent,
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ order }) => (typeof order?.customer?.id === 'string' ? 400 : 200),
    }),
}
