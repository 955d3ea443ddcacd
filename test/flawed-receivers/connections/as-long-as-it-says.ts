import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, right } from '../good.ts'

export const asLongAsItSays: Flaw = {
  id: 'as-long-as-it-says',
  does: 'Reads as many bytes as `Content-Length` says, and none where it is missing.',
  caughtBy: ['chunked'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      async readBody(req) {
        const body = await right.readBody(req)
        return body.subarray(0, Number(req.headers['content-length'] ?? 0))
      },
    }),
}
