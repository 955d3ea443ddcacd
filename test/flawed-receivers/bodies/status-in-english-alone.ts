import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

const statuses = ['Pending Payment', 'Paid', 'Canceled', 'Abandoned']

export const statusInEnglishAlone: Flaw = {
  id: 'status-in-english-alone',
  does: 'Answers 422 to a status that is not one of the four in English, whatever `status_enum` says.',
  caughtBy: ['production-like-body', 'status-translated'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ order }) => (order?.status && !statuses.includes(order.status) ? 422 : 200),
    }),
}
