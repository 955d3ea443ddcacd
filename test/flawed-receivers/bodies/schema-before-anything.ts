import type { Flaw } from '../flaw.ts'
import { createGoodReceiver, type Delivery } from '../good.ts'

export function isAsDocumented({ id, status, total = 0, customer = {} }: Delivery['order']): boolean {
  const isText = typeof status === 'string'
  return typeof id === 'number' && isText && typeof total === 'number' && typeof customer === 'object'
}

export const schemaBeforeAnything: Flaw = {
  id: 'schema-before-anything',
  does: 'Answers 422 to a genuine body that its schema does not know.',
  caughtBy: ['off-the-documentation'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept: ({ order }) => (order === undefined || isAsDocumented(order) ? 200 : 422),
    }),
}
