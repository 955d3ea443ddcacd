import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

export const wholeMoneyRefused: Flaw = {
  id: 'whole-money-refused',
  does: 'Takes money for money only with a decimal point.',
  caughtBy: ['production-like-body', 'money-integer'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ body }) => (/"subtotal":\d+,/.test(body.toString()) ? 400 : 200),
    }),
}
