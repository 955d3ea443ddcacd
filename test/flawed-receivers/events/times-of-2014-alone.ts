import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { bodiesOfToday, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

const formOf2014 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/

export const timesOf2014Alone: Flaw = {
  id: 'times-of-2014-alone',
  does: "Reads times in the form of 2014 alone, and breaks on today's.",
  caughtBy: bodiesOfToday,
  leavesUnjudged: whateverBuildsOnAnEvent,
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ order }) {
        if (order?.created_at && !formOf2014.test(order.created_at)) throw new Error('not a time')
        return 200
      },
    }),
}
