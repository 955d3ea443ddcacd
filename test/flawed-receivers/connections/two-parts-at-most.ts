import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const twoPartsAtMost: Flaw = {
  id: 'two-parts-at-most',
  does: 'Reads from the connection twice, and takes that for the whole body.',
  caughtBy: ['body-dribbled', 'chunked'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      readBody: (req) =>
        new Promise((resolve) => {
          const parts: Buffer[] = []
          const read = () => resolve(Buffer.concat(parts))
          req.on('data', (part) => parts.push(part) === 2 && read()).on('end', read)
        }),
    }),
}
