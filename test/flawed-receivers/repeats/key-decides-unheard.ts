import { setTimeout as pause } from 'node:timers/promises'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const keyDecidesUnheard: Flaw = {
  id: 'key-decides-unheard',
  does: 'Looks first and then inserts, and breaks when the unique key says no.',
  caughtBy: ['duplicate-in-parallel'],
  leavesUnjudged: ['kept-once-in-parallel'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      async accept({ body }, known) {
        const isKnown = () => known.some((each) => each.body.equals(body))
        if (isKnown()) return 200
        await pause(50)
        if (isKnown()) throw new Error('duplicate key')
        return 200
      },
    }),
}
