import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const answersBeforeItKeeps: Flaw = {
  id: 'answers-before-it-keeps',
  does: 'Answers, and then writes into `jsonb`, which refuses a NUL and half an emoji.',
  caughtBy: ['kept-whatever-is-in-it'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        if (!/\\u0000|\\ud83d/.test(delivery.body.toString())) right.keep(delivery, known)
      },
    }),
}
