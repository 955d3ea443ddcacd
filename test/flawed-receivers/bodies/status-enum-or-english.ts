import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

const statuses = ['Pending Payment', 'Paid', 'Canceled', 'Abandoned']

export const statusEnumOrEnglish: Flaw = {
  id: 'status-enum-or-english',
  does: 'Reads `status_enum`, and answers 422 where it is missing and the status is not in English.',
  caughtBy: ['status-translated'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ order }) {
        const isKnown = order?.status_enum || !order?.status || statuses.includes(order.status)
        return isKnown ? 200 : 422
      },
    }),
}
