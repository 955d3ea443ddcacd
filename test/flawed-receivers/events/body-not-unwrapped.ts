import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyEvent, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

export const bodyNotUnwrapped: Flaw = {
  id: 'body-not-unwrapped',
  does: 'Looks for the lines beside `order` instead of in it, and breaks.',
  caughtBy: everyEvent,
  leavesUnjudged: whateverBuildsOnAnEvent,
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ body }) {
        const { products } = JSON.parse(body.toString())
        return products.length > 0 ? 200 : 422
      },
    }),
}
