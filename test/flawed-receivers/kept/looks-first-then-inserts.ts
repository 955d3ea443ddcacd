import { setTimeout as pause } from 'node:timers/promises'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const looksFirstThenInserts: Flaw = {
  id: 'looks-first-then-inserts',
  does: 'Looks whether it has it, and inserts it a moment later.',
  caughtBy: ['kept-once-in-parallel'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      async keep(delivery, known) {
        const before = [...known]
        await pause(50)
        const after = [...before]
        right.keep(delivery, after)
        if (after.length > before.length) known.push(delivery)
      },
    }),
}
