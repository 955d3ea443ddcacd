import { once } from 'node:events'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const firstPartAlone: Flaw = {
  id: 'first-part-alone',
  does: 'Takes the first part of a body for the whole of it.',
  caughtBy: ['duplicate-in-parallel', 'body-dribbled', 'chunked', 'two-hundred-at-once'],
  leavesUnjudged: ['kept-once-in-parallel', 'nothing-lost-at-once'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      async readBody(req) {
        const [part] = await once(req, 'data')
        return part
      },
    }),
}
