import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const totalLookedForInTheText: Flaw = {
  id: 'total-looked-for-in-the-text',
  does: 'Looks for the total, read and written again, in the text of the body: 370.0 has become 370.',
  caughtBy: ['money-decimal-zero'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ body, order }) {
        if (typeof order?.total !== 'number') return 200
        return body.includes(`"total":${order.total},`) ? 200 : 400
      },
    }),
}
