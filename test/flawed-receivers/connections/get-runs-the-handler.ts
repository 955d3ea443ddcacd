import { createServer } from 'node:http'
import type { Flaw } from '../flaw.ts'
import { answer, createGoodReceiver } from '../good.ts'

export const getRunsTheHandler: Flaw = {
  id: 'get-runs-the-handler',
  does: 'Runs the handler of deliveries on GET and HEAD too, and breaks on the missing body.',
  caughtBy: ['get-and-head'],
  create: (hooksToken) => {
    const good = createGoodReceiver(hooksToken)
    return createServer((req, res) => {
      const isRead = req.url?.startsWith('/orders/')
      if (req.method === 'POST' || isRead) good.emit('request', req, res)
      else answer(res, 500)
    })
  },
}
