import type { EventName } from '../../../../contract/index.ts'

/** In the order of an order's life, as the contract has them; the page takes no code from there. */
export const eventNames: readonly EventName[] = [
  'order_created',
  'order_paid',
  'order_shipped',
  'order_canceled',
  'order_updated',
]
