import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const eventAndOrderUnique: Flaw = {
  id: 'event-and-order-unique',
  does: 'Has a unique key of event and order, and breaks on the second delivery of an event.',
  caughtBy: ['duplicate', 'duplicate-in-parallel', 'a-b-a'],
  leavesUnjudged: ['kept-once', 'kept-once-in-parallel', 'kept-a-b-a'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ event }, known) {
        if (known.some((each) => each.event === event)) throw new Error('duplicate key')
        return 200
      },
    }),
}
