// Made from schemas/ by `npm run generate`. Change the schema, not this file.

export interface Schemas {
  body: OrderBody
  hook: Hook
}
/**
 * The JSON body of every order event: the order, wrapped. It does not say which event it belongs to.
 */
export interface OrderBody {
  order: Order
  [k: string]: unknown
}
/**
 * An order as Jumpseller writes it. Only id and status are promised; every other field may be absent or null, and unknown ones may come along.
 */
export interface Order {
  /**
   * The order's number, unique within its store.
   */
  id: number
  /**
   * Where the order came from.
   */
  source?: OrderSource | null
  /**
   * When the order was made: '2023-02-10 13:56:35 UTC' today, ISO 8601 with offset in 2014.
   */
  created_at?: string | null
  /**
   * When the order was paid; same forms as created_at.
   */
  completed_at?: string | null
  /**
   * The order's status in the store's language, title case: 'Paid', 'Pagado'. Read status_enum first where it is given.
   */
  status: string
  /**
   * The status's name, as status.
   */
  status_name?: string | null
  /**
   * The status without translation: abandoned, canceled, paid or pending_payment.
   */
  status_enum?: string | null
  /**
   * ISO 4217 code.
   */
  currency?: string | null
  /**
   * Sum of the lines before tax, shipping and discount.
   */
  subtotal?: number | null
  /**
   * Tax on the lines.
   */
  tax?: number | null
  /**
   * Price of shipping.
   */
  shipping?: number | null
  /**
   * Tax on shipping.
   */
  shipping_tax?: number | null
  /**
   * Discount on shipping.
   */
  shipping_discount?: number | null
  /**
   * Discount on the order.
   */
  discount?: number | null
  /**
   * Paid by gift cards.
   */
  gift_cards_discount?: number | null
  /**
   * What the buyer pays: subtotal + tax + shipping - discount.
   */
  total?: number | null
  /**
   * Whether anything has to be sent.
   */
  shipping_required?: boolean | null
  /**
   * State of the fulfilment in the store's language, such as unfulfilled or fulfilled.
   */
  fulfillment_status?: string | null
  /**
   * The shipping method's id.
   */
  shipping_method_id?: number | null
  /**
   * Name of the shipping method.
   */
  shipping_method_name?: string | null
  /**
   * The shipping service's id.
   */
  shipping_service_id?: number | string | null
  /**
   * delivery, store_pickup or no_shipping.
   */
  shipping_option?: string | null
  /**
   * Whether it is to arrive the same day.
   */
  same_day_delivery?: boolean | null
  /**
   * Name of the payment method.
   */
  payment_method_name?: string | null
  /**
   * manual, or a gateway's code.
   */
  payment_method_type?: string | null
  /**
   * What the buyer is told about paying.
   */
  payment_information?: string | null
  /**
   * A note from the buyer.
   */
  additional_information?: string | null
  /**
   * Address that fills a basket with the same products.
   */
  duplicate_url?: string | null
  /**
   * Address of the order's checkout.
   */
  checkout_url?: string | null
  /**
   * Address that takes an abandoned order up again.
   */
  recovery_url?: string | null
  /**
   * Address where the buyer reviews the order.
   */
  review_url?: string | null
  /**
   * Coupons; seen as null only, so left open.
   */
  coupons?:
    | unknown[]
    | boolean
    | null
    | number
    | {
        [k: string]: unknown
      }
    | string
  /**
   * Promotions made use of.
   */
  promotions?: Promotion[] | null
  /**
   * The buyer.
   */
  customer?: Customer | null
  /**
   * The branch to pick it up from.
   */
  shipping_branch?: ShippingBranch | null
  /**
   * Where it is sent.
   */
  shipping_address?: Address | null
  /**
   * Whom the invoice is made out to.
   */
  billing_address?: Address | null
  /**
   * Where the buyer picks it up.
   */
  pickup_address?: Address | null
  /**
   * The lines.
   */
  products?: OrderProduct[] | null
  /**
   * Fields that the shop added to its checkout.
   */
  additional_fields?: AdditionalField[] | null
  /**
   * Taxes on shipping.
   */
  shipping_taxes?: Tax[] | null
  /**
   * Address where the parcel can be followed.
   */
  tracking_url?: string | null
  /**
   * Carrier.
   */
  tracking_company?: string | null
  /**
   * The carrier's number of the parcel.
   */
  tracking_number?: string | null
  /**
   * State of the shipment in the store's language, such as 'Not Processed'.
   */
  shipment_status?: string | null
  /**
   * The same without translation: unfulfilled, requested, in_transit, delivered, failed, pickup_available or fulfilled.
   */
  shipment_status_enum?: string | null
  /**
   * Id of a rate from an outside shipping service.
   */
  external_shipping_rate_id?: number | string | null
  /**
   * Text of that rate.
   */
  external_shipping_rate_description?: string | null
  /**
   * Seen as null only, so left open.
   */
  recovered_from?:
    | unknown[]
    | boolean
    | null
    | number
    | {
        [k: string]: unknown
      }
    | string
  /**
   * Seen as null only, so left open.
   */
  billing_information?:
    | unknown[]
    | boolean
    | null
    | number
    | {
        [k: string]: unknown
      }
    | string
  [k: string]: unknown
}
/**
 * Where the order came from.
 */
export interface OrderSource {
  /**
   * Name of the source.
   */
  source_name?: string | null
  /**
   * Medium, such as organic.
   */
  medium?: string | null
  /**
   * Campaign.
   */
  campaign?: string | null
  /**
   * Address of the referring page.
   */
  referral_url?: string | null
  /**
   * Referral code.
   */
  referral_code?: string | null
  /**
   * The buyer's browser.
   */
  user_agent?: string | null
  /**
   * First page of the visit.
   */
  first_page_visited?: string | null
  /**
   * When the visit began.
   */
  first_page_visited_at?: string | null
  /**
   * Source of the referral.
   */
  referral_source?: string | null
  /**
   * Where the order was made, such as the store front or the admin.
   */
  created_from?: string | null
  [k: string]: unknown
}
/**
 * A promotion that the order made use of.
 */
export interface Promotion {
  /**
   * The promotion's id.
   */
  id?: number | null
  /**
   * Name of the promotion.
   */
  name?: string | null
  /**
   * The code typed in, if any.
   */
  code?: string | null
  [k: string]: unknown
}
/**
 * The buyer, as the order names them.
 */
export interface Customer {
  /**
   * The customer's id: a number in most bodies, a string in the documented sample.
   */
  id?: number | string | null
  /**
   * The buyer's e-mail address, not checked for its form.
   */
  email?: string | null
  /**
   * As typed by the buyer; often null.
   */
  phone?: string | null
  /**
   * Country calling code, such as +56.
   */
  phone_prefix?: string | null
  /**
   * The buyer's whole name. Absent in 2014; then the address's name and surname tell.
   */
  fullname?: string | null
  /**
   * The address the order was placed from.
   */
  ip?: string | null
  [k: string]: unknown
}
/**
 * The branch an order is sent to for pickup.
 */
export interface ShippingBranch {
  /**
   * The branch's id.
   */
  id?: number | string | null
  /**
   * Name of the branch.
   */
  name?: string | null
  [k: string]: unknown
}
/**
 * A shipping, billing or pickup address.
 */
export interface Address {
  /**
   * First name.
   */
  name?: string | null
  /**
   * Family name.
   */
  surname?: string | null
  /**
   * Tax identification number; billing addresses only.
   */
  taxid?: string | null
  /**
   * Street, and in most bodies the number too.
   */
  address?: string | null
  /**
   * Seen as null, string and number.
   */
  street_number?: string | number | null
  /**
   * Flat, floor, or the like.
   */
  complement?: string | null
  /**
   * City.
   */
  city?: string | null
  /**
   * Municipality.
   */
  municipality?: string | null
  /**
   * Postal code.
   */
  postal?: string | null
  /**
   * Region, by name.
   */
  region?: string | null
  /**
   * Region, by code.
   */
  region_code?: string | null
  /**
   * Country, by name.
   */
  country?: string | null
  /**
   * Country, ISO 3166-1 alpha-2.
   */
  country_code?: string | null
  /**
   * Degrees; shipping addresses only.
   */
  latitude?: number | null
  /**
   * Degrees; shipping addresses only.
   */
  longitude?: number | null
  [k: string]: unknown
}
/**
 * One line of an order.
 */
export interface OrderProduct {
  /**
   * The product's id (never product_id).
   */
  id?: number | null
  /**
   * The variant's id; null or 0 when the product has none.
   */
  variant_id?: number | null
  /**
   * Stock keeping unit.
   */
  sku?: string | null
  /**
   * Name of the product.
   */
  name?: string | null
  /**
   * Quantity (never quantity).
   */
  qty?: number | null
  /**
   * Price of one, in the order's currency.
   */
  price?: number | null
  /**
   * Tax of one, in the order's currency.
   */
  tax?: number | null
  /**
   * Discount on the line, in the order's currency.
   */
  discount?: number | null
  /**
   * Weight of one, in kilograms.
   */
  weight?: number | null
  /**
   * Address of a picture.
   */
  image?: string | null
  /**
   * Kind of product, such as physical.
   */
  type?: string | null
  /**
   * Files of a digital product.
   */
  files?: unknown[] | null
  /**
   * Taxes of the line.
   */
  taxes?: Tax[] | null
  /**
   * Chosen options.
   */
  options?: unknown[] | null
  /**
   * Where the stock is taken from.
   */
  stock_locations?: StockLocation[] | null
  [k: string]: unknown
}
/**
 * A tax on a line or on shipping. No body with one has been seen: every field is open.
 */
export interface Tax {
  /**
   * Name of the tax.
   */
  name?: string | null
  /**
   * Share or amount.
   */
  tax?: number | string | null
  [k: string]: unknown
}
/**
 * Stock at one location.
 */
export interface StockLocation {
  /**
   * The location's id.
   */
  location_id?: number | null
  /**
   * Units taken there.
   */
  stock?: number | null
  [k: string]: unknown
}
/**
 * A field that the shop added to its checkout.
 */
export interface AdditionalField {
  /**
   * The field's id; may be null.
   */
  id?: number | string | null
  /**
   * What the buyer was asked.
   */
  label?: string | null
  /**
   * What the buyer answered.
   */
  value?: string | number | boolean | null
  /**
   * Part of the checkout it stood in.
   */
  area?: string | null
  [k: string]: unknown
}
/**
 * A subscription of one event to one URL, as the vendor's API answers it.
 */
export interface Hook {
  /**
   * The hook's id.
   */
  id: number
  /**
   * The event's label, such as Order Paid.
   */
  name: string
  /**
   * Wire name of the event.
   */
  event: string
  /**
   * Where the event is posted to.
   */
  url: string
  /**
   * When it was registered: '2023-02-10 13:56:35 UTC'.
   */
  created_at: string
  [k: string]: unknown
}
