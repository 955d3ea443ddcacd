import { isAsDocumented } from '../bodies/schema-before-anything.ts'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const schemaAfterTheAnswer: Flaw = {
  id: 'schema-after-the-answer',
  does: 'Answers 200, and drops a body that its schema does not know.',
  caughtBy: ['kept-whatever-is-in-it'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      keep(delivery, known) {
        if (delivery.order && isAsDocumented(delivery.order)) right.keep(delivery, known)
      },
    }),
}
