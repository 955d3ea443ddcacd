import type { Json, JsonObject } from './json.ts'
import type { Moment } from './moments.ts'

const states: Record<Moment, { status: string; name: string; enum: string; completed: boolean }> = {
  order_created: {
    status: 'Pago Pendiente',
    name: 'Pending Payment',
    enum: 'pending_payment',
    completed: false,
  },
  order_paid: { status: 'Pagado', name: 'Paid', enum: 'paid', completed: true },
  order_shipped: { status: 'Pagado', name: 'Paid', enum: 'paid', completed: true },
  order_canceled: { status: 'Anulado', name: 'Canceled', enum: 'canceled', completed: false },
  order_updated: { status: 'Pagado', name: 'Paid', enum: 'paid', completed: true },
}

/** An order as live shops send it: Chilean pesos without decimals, many nulls, statuses in the shop's language. */
export function orderProduction(moment: Moment): JsonObject {
  const state = states[moment]
  const shipped = moment === 'order_shipped'
  return {
    id: 34817,
    created_at: '2026-03-04 21:07:19 UTC',
    completed_at: state.completed ? '2026-03-04 21:09:48 UTC' : null,
    status: state.status,
    status_name: state.name,
    status_enum: state.enum,
    currency: 'CLP',
    subtotal: 52970,
    tax: 0,
    shipping_tax: 0,
    shipping: 3990,
    shipping_discount: 0,
    shipping_required: true,
    discount: 5000,
    gift_cards_discount: 0,
    total: 51960,
    fulfillment_status: shipped ? 'fulfilled' : 'unfulfilled',
    shipping_method_id: 410233,
    shipping_method_name: 'Despacho a domicilio',
    payment_method_name: 'Webpay Plus',
    payment_method_type: 'webpay_plus',
    payment_information: '',
    additional_information: null,
    recovery_url: null,
    review_url: null,
    coupons: null,
    promotions: [{ id: 90412, name: 'Otoño -5000', code: null }],
    customer: {
      id: 7719034,
      email: 'ines.figueroa@example.com',
      phone: null,
      phone_prefix: null,
      ip: '198.51.100.24',
      fullname: 'Inés Figueroa Ñanco',
    },
    shipping_branch: { id: null, name: null },
    shipping_address: { ...address, latitude: null, longitude: null },
    billing_address: { ...address, taxid: null },
    pickup_address: null,
    products: [
      line(881204, 'MATE-ROJO', 'Mate rojo', 2, 19990),
      line(881377, 'YERBA-1K', 'Yerba 1 kg', 1, 12990),
    ],
    additional_fields: [{ label: 'RUT', value: '11.111.111-1', id: null, area: 'billing' }],
    shipping_taxes: [],
    tracking_url: null,
    tracking_company: shipped ? 'Correo Ejemplo' : null,
    tracking_number: shipped ? '990017263548' : null,
    shipping_option: 'delivery',
    same_day_delivery: false,
    shipment_status: shipped ? 'Completado' : 'No Procesado',
    shipment_status_enum: shipped ? 'fulfilled' : 'unfulfilled',
    external_shipping_rate_id: null,
    external_shipping_rate_description: null,
    recovered_from: null,
    billing_information: null,
  }
}

const address: JsonObject = {
  name: 'Inés',
  surname: 'Figueroa Ñanco',
  address: 'Pasaje El Peumo 77',
  street_number: null,
  complement: 'Depto 3',
  city: 'Valdivia',
  municipality: 'Valdivia',
  postal: null,
  region: 'Los Ríos',
  country: 'Chile',
  country_code: 'CL',
  region_code: '17',
}

function line(id: number, sku: string, name: string, qty: number, price: number): Json {
  return {
    id,
    variant_id: null,
    sku,
    name,
    qty,
    price,
    tax: 0,
    discount: 0,
    weight: 1,
    type: 'physical',
    options: [],
    files: [],
    taxes: [],
    stock_locations: [{ location_id: 1, stock: qty }],
  }
}
