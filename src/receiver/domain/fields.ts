import type { Address, Customer, Order, OrderProduct } from '../../contract/index.ts'
// The index would bring Node's own modules along, and the inspector's page reads orders in a browser.
import { parseTime } from '../../contract/times.ts'
import { type OrderStatus, statusOf } from './status.ts'

/** The parsed, typed, flat view of an order: every field is there, null where the order does not tell. */
export interface Fields {
  id: number
  status: OrderStatus
  /** ISO 8601, UTC, from either of the forms that Jumpseller has written. */
  createdAt: string | null
  /** ISO 8601, UTC; when the order was paid. */
  completedAt: string | null
  /** ISO 4217. */
  currency: string | null
  /** Money in the order's currency, as the number that the body holds. */
  subtotal: number | null
  tax: number | null
  shipping: number | null
  discount: number | null
  total: number | null
  customerEmail: string | null
  /** With its prefix where the body gives one apart. */
  customerPhone: string | null
  /** customer.fullname, else the name on the billing or the shipping address. */
  customerName: string | null
  shippingAddress: FieldsAddress | null
  billingAddress: FieldsAddress | null
  lines: FieldsLine[]
}

export interface FieldsAddress {
  /** Name and surname. */
  name: string | null
  taxId: string | null
  /** Street with its number, and the complement on its own. */
  street: string | null
  complement: string | null
  city: string | null
  municipality: string | null
  postal: string | null
  region: string | null
  country: string | null
  countryCode: string | null
}

export interface FieldsLine {
  productId: number | null
  variantId: number | null
  sku: string | null
  name: string | null
  quantity: number | null
  price: number | null
  discount: number | null
}

export function fieldsOf(order: Order): Fields {
  return {
    id: order.id,
    status: statusOf(order),
    createdAt: isoTime(order.created_at),
    completedAt: isoTime(order.completed_at),
    currency: text(order.currency),
    subtotal: order.subtotal ?? null,
    tax: order.tax ?? null,
    shipping: order.shipping ?? null,
    discount: order.discount ?? null,
    total: order.total ?? null,
    customerEmail: text(order.customer?.email),
    customerPhone: phoneOf(order.customer),
    customerName:
      text(order.customer?.fullname) ?? nameOf(order.billing_address) ?? nameOf(order.shipping_address),
    shippingAddress: addressOf(order.shipping_address),
    billingAddress: addressOf(order.billing_address),
    lines: (order.products ?? []).map(lineOf),
  }
}

function addressOf(address: Address | null | undefined): FieldsAddress | null {
  if (!address) return null
  return {
    name: nameOf(address),
    taxId: text(address.taxid),
    street: joined(address.address, address.street_number),
    complement: text(address.complement),
    city: text(address.city),
    municipality: text(address.municipality),
    postal: text(address.postal),
    region: text(address.region),
    country: text(address.country),
    countryCode: text(address.country_code),
  }
}

function lineOf(product: OrderProduct): FieldsLine {
  return {
    productId: product.id ?? null,
    // 0 is written for "no variant" by some bodies, null by others.
    variantId: product.variant_id || null,
    sku: text(product.sku),
    name: text(product.name),
    quantity: product.qty ?? null,
    price: product.price ?? null,
    discount: product.discount ?? null,
  }
}

function phoneOf(customer: Customer | null | undefined): string | null {
  const phone = text(customer?.phone)
  const prefix = text(customer?.phone_prefix)
  return phone && prefix && !phone.startsWith('+') ? `${prefix} ${phone}` : phone
}

function nameOf(address: Address | null | undefined): string | null {
  return joined(address?.name, address?.surname)
}

function joined(...parts: (string | number | null | undefined)[]): string | null {
  return text(parts.filter((part) => part !== null && part !== undefined && part !== '').join(' '))
}

/** A blank says as little as a null. */
function text(value: string | null | undefined): string | null {
  const trimmed = value?.trim()
  return trimmed ? trimmed : null
}

function isoTime(value: string | null | undefined): string | null {
  const time = parseTime(value)
  return time === undefined ? null : new Date(time).toISOString()
}
