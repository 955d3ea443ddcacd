import { formatOrderTime, type Order, type OrderSource } from '../../contract/index.ts'
import type { Chance } from './chance.ts'
import { type Market, marketOf, markets } from './market.ts'
import { roundPrice } from './money.ts'
import { fulfillmentWords, shipmentWords, statusWords } from './order-words.ts'
import { plausibleBuyer } from './plausible-buyer.ts'
import { plausibleLines } from './plausible-lines.ts'
import { totalsOf } from './totals.ts'

export interface OrderFacts {
  id: number
  /** Milliseconds since 1970. */
  now: number
  /** The store's code: part of the order's addresses. */
  storeCode: string
  /** ISO 4217; left out: by chance. */
  currency?: string | undefined
}

/** A market by currency, or one by chance. */
export function plausibleMarket(chance: Chance, currency: string | undefined): Market {
  const drawn = chance.pick(markets)
  return currency === undefined ? drawn : marketOf(currency)
}

/** A new order awaiting payment, in the form of today's bodies with all their nulls; see docs/wire.md. */
export function plausibleOrder(chance: Chance, market: Market, facts: OrderFacts): Order {
  const { language, currency } = market
  const { customer, shippingAddress, billingAddress } = plausibleBuyer(chance, market)
  const shipping = chance.pick(market.shipping)
  const payment = chance.pick(market.payments)
  const lines = plausibleLines(chance, market)
  const totals = totalsOf(lines, roundPrice(shipping.price * market.priceLevel, currency))
  const status = statusWords[language].pending_payment
  const order = {
    id: facts.id,
    source: plausibleSource(chance, facts),
    created_at: formatOrderTime(facts.now),
    completed_at: null,
    status,
    status_name: status,
    status_enum: 'pending_payment',
    currency,
    subtotal: totals.subtotal,
    tax: totals.tax,
    shipping_tax: 0,
    shipping_discount: 0,
    shipping: totals.shipping,
    discount: totals.discount,
    gift_cards_discount: 0,
    total: totals.total,
    shipping_required: true,
    fulfillment_status: fulfillmentWords[language].unfulfilled,
    shipping_method_id: shipping.id,
    shipping_service_id: null,
    shipping_method_name: shipping.name,
    payment_method_name: payment.name,
    payment_method_type: payment.type,
    payment_information: payment.information,
    additional_information: chance.oneIn(3) ? 'Leave at reception if not home.' : null,
    ...addressesOf(facts),
    recovery_url: null,
    review_url: null,
    coupons: null,
    promotions: totals.discount > 0 ? [{ id: 77, name: '20 % off', code: null }] : [],
    customer,
    shipping_branch: { id: null, name: null },
    shipping_address: shippingAddress,
    billing_address: billingAddress,
    pickup_address: null,
    products: lines,
    additional_fields: chance.oneIn(3)
      ? [{ label: 'Gift note', value: 'Happy birthday! 🎂', id: null, area: 'other' }]
      : [],
    shipping_taxes: [],
    tracking_url: null,
    tracking_company: null,
    tracking_number: null,
    shipping_option: 'delivery',
    same_day_delivery: false,
    shipment_status: shipmentWords[language].unfulfilled,
    shipment_status_enum: 'unfulfilled',
    external_shipping_rate_id: null,
    external_shipping_rate_description: null,
    recovered_from: null,
    billing_information: null,
  }
  return order
}

/** The addresses that name the order's id. Nothing listens there: the store's name is made up. */
export function addressesOf(facts: Pick<OrderFacts, 'id' | 'storeCode'>) {
  const shop = `https://${facts.storeCode}.jumpseller.com`
  return {
    duplicate_url: `${shop}/order/duplicate/${facts.id}`,
    checkout_url: `${shop}/v2/checkout/status/${facts.id}`,
  }
}

function plausibleSource(chance: Chance, facts: OrderFacts): OrderSource {
  const minutesOnSite = chance.between(1, 40)
  const organic = chance.oneIn(2)
  return {
    source_name: organic ? 'google' : 'direct',
    medium: organic ? 'organic' : null,
    campaign: null,
    referral_url: organic ? 'https://www.google.com/' : null,
    referral_code: null,
    user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0',
    first_page_visited: `https://${facts.storeCode}.jumpseller.com/`,
    first_page_visited_at: formatOrderTime(facts.now - minutesOnSite * 60_000),
    referral_source: organic ? 'Google' : null,
    created_from: 'storefront',
  }
}
