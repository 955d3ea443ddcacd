import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const bodySeenBefore409: Flaw = {
  id: 'body-seen-before-409',
  does: 'Answers 409 to a body that it has seen before.',
  caughtBy: ['duplicate', 'duplicate-in-parallel', 'a-b-a'],
  leavesUnjudged: ['kept-once', 'kept-once-in-parallel', 'kept-a-b-a'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ body }, known) => (known.some((each) => each.body.equals(body)) ? 409 : 200),
    }),
}
