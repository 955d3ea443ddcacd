import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const customersOfTwoKinds: Flaw = {
  id: 'customers-of-two-kinds',
  does: 'Takes a customer with `fullname` for one of a live shop, and answers 400 when its id is text.',
  caughtBy: ['customer-id-string'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ order }) => (order?.customer?.fullname && typeof order.customer.id === 'string' ? 400 : 200),
    }),
}
