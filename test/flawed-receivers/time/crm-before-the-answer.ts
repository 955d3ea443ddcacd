import { setTimeout as pause } from 'node:timers/promises'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const crmBeforeTheAnswer: Flaw = {
  id: 'crm-before-the-answer',
  does: 'Calls a CRM before it answers, which takes over a second now and then.',
  caughtBy: ['answer-time'],
  create: (hooksToken) => {
    let calls = 0
    return createGoodReceiver(hooksToken, {
      async accept() {
        calls += 1
        if (calls % 12 === 0) await pause(1_200)
        return 200
      },
    })
  },
}
