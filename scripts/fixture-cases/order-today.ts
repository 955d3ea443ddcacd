import { type JsonObject, spelled } from './json.ts'
import type { Moment } from './moments.ts'

const statuses: Record<Moment, string> = {
  order_created: 'Pending Payment',
  order_paid: 'Paid',
  order_shipped: 'Paid',
  order_canceled: 'Canceled',
  order_updated: 'Paid',
}

/** An order in the form that today's documentation shows: no status_enum, no completed_at, a string as customer.id. */
export function orderToday(moment: Moment): JsonObject {
  const shipped = moment === 'order_shipped'
  return {
    id: 2051,
    source,
    created_at: '2026-02-10 13:56:35 UTC',
    status: statuses[moment],
    currency: 'USD',
    subtotal: spelled('399.0'),
    tax: 0,
    shipping_tax: 0,
    shipping: spelled('50.0'),
    shipping_discount: 0,
    shipping_required: true,
    discount: spelled('79.8'),
    total: spelled('369.2'),
    fulfillment_status: shipped ? 'fulfilled' : null,
    shipping_method_id: 8125,
    shipping_service_id: null,
    shipping_method_name: 'Flat Rate',
    payment_method_name: 'Cash Collection',
    payment_method_type: 'manual',
    payment_information: 'Pay when it arrives',
    additional_information: 'Ring twice, please.',
    duplicate_url: 'https://demo.jumpseller.com/cart/duplicate/2051',
    checkout_url: 'https://demo.jumpseller.com/v2/checkout/2051',
    recovery_url: null,
    review_url: null,
    coupons: null,
    promotions: [],
    customer: { id: '123', email: 'amelia@example.com', phone: '123', ip: '203.0.113.7' },
    shipping_address: { ...address, latitude: spelled('-33.4372'), longitude: spelled('-70.6506') },
    billing_address: { ...address, taxid: null },
    products: [product],
    additional_fields: [{ label: 'Gift message', value: 'Happy birthday', id: 77, area: 'billing' }],
    shipping_taxes: [],
    tracking_url: shipped ? 'https://carrier.example/t/CL204811' : null,
    tracking_company: shipped ? 'Example Post' : null,
    tracking_number: shipped ? 'CL204811' : null,
    shipping_option: 'delivery',
    shipment_status: shipped ? 'Fulfilled' : 'Not Processed',
    external_shipping_rate_id: null,
    external_shipping_rate_description: null,
    recovered_from: null,
    billing_information: null,
  }
}

const source: JsonObject = {
  source_name: 'Search',
  medium: 'organic',
  campaign: 'none',
  referral_url: 'https://search.example/',
  referral_code: null,
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64)',
  first_page_visited: 'https://demo.jumpseller.com/reading-lamp',
  first_page_visited_at: '2026-02-10 13:41:02 UTC',
  referral_source: 'search.example',
  created_from: 'storefront',
}

const address: JsonObject = {
  name: 'Amelia',
  surname: 'Duarte',
  address: 'Calle Los Aromos 418',
  street_number: null,
  city: 'Santiago',
  postal: '8320000',
  region: 'Metropolitana',
  country: 'Chile',
  country_code: 'CL',
  region_code: '12',
}

const product: JsonObject = {
  id: 5501,
  variant_id: 9102,
  sku: 'LAMP-01',
  name: 'Reading lamp',
  qty: 1,
  price: spelled('399.0'),
  tax: spelled('0.0'),
  discount: spelled('79.8'),
  weight: spelled('2.5'),
  image: 'https://images.example/lamp-01.jpg',
  files: [],
  taxes: [],
}
