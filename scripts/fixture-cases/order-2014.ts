import { type JsonObject, spelled } from './json.ts'
import type { Moment } from './moments.ts'

const statuses: Record<Moment, string> = {
  order_created: 'Pending Payment',
  order_paid: 'Paid',
  order_shipped: 'Paid',
  order_canceled: 'Canceled',
  order_updated: 'Paid',
}

/** The order of the documentation of 2014. What it gives no value for is invented. */
export function order2014(moment: Moment): JsonObject {
  const address = {
    name: 'Amelia',
    surname: 'Duarte',
    address: 'Calle Los Aromos 418',
    city: 'Santiago',
    postal: '8320000',
    country: 'Chile',
    region: 'Metropolitana',
  }
  return {
    id: 1026,
    created_at: '2014-03-01T01:43:16+00:00',
    status: statuses[moment],
    currency: 'USD',
    subtotal: spelled('399.0'),
    tax: spelled('0.0'),
    shipping: spelled('50.0'),
    discount: spelled('79.8'),
    total: spelled('369.2'),
    payment_method_name: 'Cash Collection',
    shipping_method_name: 'Flat Rate',
    payment_information: 'Pay at your door step',
    additional_information: 'Leave at reception if not home.',
    customer: { email: 'test@gmail.com', phone: '123' },
    shipping_address: { ...address },
    billing_address: { ...address },
    products: [
      {
        sku: 'LAMP-01',
        name: 'Reading lamp',
        qty: 1,
        price: spelled('399.0'),
        discount: spelled('79.8'),
        weight: spelled('2.5'),
      },
    ],
  }
}
