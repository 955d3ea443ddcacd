import { createServer } from 'node:http'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const headLeftAlone: Flaw = {
  id: 'head-left-alone',
  does: 'Hangs up on a HEAD, which it does not know.',
  caughtBy: ['get-and-head'],
  create: (hooksToken) => {
    const good = createGoodReceiver(hooksToken)
    return createServer((req, res) =>
      req.method === 'HEAD' ? res.destroy() : good.emit('request', req, res),
    )
  },
}
