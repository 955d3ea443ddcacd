import { createServer } from 'node:http'
import type { Flaw } from '../flaw.ts'
import { answer, createGoodReceiver } from '../good.ts'

export const bodyWithinASecond: Flaw = {
  id: 'body-within-a-second',
  does: 'Answers 408 to a body that is not there within a second.',
  caughtBy: ['body-dribbled'],
  limits: { dribbleMs: 2_000 },
  create: (hooksToken) => {
    const good = createGoodReceiver(hooksToken)
    return createServer((req, res) => {
      good.emit('request', req, res)
      const timer = setTimeout(() => answer(res, 408), 1_000)
      req.once('end', () => clearTimeout(timer))
    })
  },
}
