import { createServer } from 'node:http'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'
import { everyEvent, whateverBuildsOnAnEvent } from '../scenario-sets.ts'

export const movedWithASlash: Flaw = {
  id: 'moved-with-a-slash',
  does: 'Redirects to the same address with a slash at its end.',
  caughtBy: ['redirect-answered'],
  leavesUnjudged: [...everyEvent, ...whateverBuildsOnAnEvent],
  create: (hooksToken) => {
    const good = createGoodReceiver(hooksToken)
    return createServer((req, res) => {
      if (req.method !== 'POST') good.emit('request', req, res)
      else res.writeHead(301, { location: `${req.url}/` }).end()
    })
  },
}
