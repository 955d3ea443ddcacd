import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { bodiesOf2014 } from '../scenario-sets.ts'

const todaysForm = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/

export const timesOfTodayAlone: Flaw = {
  id: 'times-of-today-alone',
  does: "Reads times in today's form alone, and breaks on those of 2014.",
  caughtBy: bodiesOf2014,
  leavesUnjudged: ['every-event-kept'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ order }) {
        if (order?.created_at && !todaysForm.test(order.created_at)) throw new Error('not a time')
        return 200
      },
    }),
}
