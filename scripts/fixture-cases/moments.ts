/** A moment in an order's life: the kit's name of the event, and the name its header carries today. */
export const wireNames = {
  order_created: 'order_pending_payment',
  order_paid: 'order_paid',
  order_shipped: 'order_shipped',
  order_canceled: 'order_canceled',
  order_updated: 'order_updated',
} as const

export type Moment = keyof typeof wireNames

export const moments = Object.keys(wireNames) as Moment[]
