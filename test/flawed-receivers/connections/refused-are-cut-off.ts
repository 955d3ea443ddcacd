import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const refusedAreCutOff: Flaw = {
  id: 'refused-are-cut-off',
  does: 'Cuts the connection of a refused request off, and does not say so.',
  caughtBy: ['connection-reused-after-refusal'],
  create: (hooksToken) => {
    const refused = new WeakSet<Socket>()
    return createGoodReceiver(hooksToken, {
      refuse({ req }) {
        refused.add(req.socket)
        return 401
      },
    }).prependListener('request', (req: IncomingMessage) => {
      if (refused.has(req.socket)) req.socket.destroy()
    })
  },
}
