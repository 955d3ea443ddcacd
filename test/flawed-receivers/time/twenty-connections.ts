import { setTimeout as pause } from 'node:timers/promises'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const twentyConnections: Flaw = {
  id: 'twenty-connections',
  does: 'Takes twenty connections at a time, and cuts off the others.',
  caughtBy: ['two-hundred-at-once'],
  leavesUnjudged: ['nothing-lost-at-once'],
  create: (hooksToken) => {
    const server = createGoodReceiver(hooksToken, {
      async accept() {
        await pause(50)
        return 200
      },
    })
    server.maxConnections = 20
    return server
  },
}
