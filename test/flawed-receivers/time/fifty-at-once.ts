import { setTimeout as pause } from 'node:timers/promises'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const fiftyAtOnce: Flaw = {
  id: 'fifty-at-once',
  does: 'Has fifty connections to its database, and answers 503 when all are taken.',
  caughtBy: ['two-hundred-at-once'],
  leavesUnjudged: ['nothing-lost-at-once'],
  create: (hooksToken) => {
    let taken = 0
    return createGoodReceiver(hooksToken, {
      async accept() {
        if (taken === 50) return 503
        taken += 1
        await pause(50)
        taken -= 1
        return 200
      },
    })
  },
}
