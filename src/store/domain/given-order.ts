import { type Order, type OrderProduct, validateBody } from '../../contract/index.ts'
import { catalogue } from './catalogue.ts'
import type { Market } from './market.ts'
import { isCurrency, roundPrice, sum } from './money.ts'
import { accept, type Refusal, type Result, refuse } from './refusals.ts'
import { totalsOf } from './totals.ts'

/** An order, or a part of one, as a user writes it. */
export type GivenOrder = Readonly<Record<string, unknown>>

/** What the store assigns itself, as the vendor does; given values of these are passed over. */
const assigned = new Set(
  `id created_at completed_at status status_name status_enum
   fulfillment_status shipment_status shipment_status_enum`.split(/\s+/),
)
const merged = new Set('source customer shipping_address billing_address shipping_branch'.split(' '))
/** Deeper bodies parse but cannot all be written again; nobody needs them. */
const deepest = 64

/** What can be told wrong about a given order before it is completed. */
export function checkGiven(given: GivenOrder): Refusal | undefined {
  if (given.currency !== undefined && !isCurrency(given.currency)) return refuse('currency_invalid')
  if (isDeeperThan(given, deepest))
    return refuse('order_invalid', `it is nested deeper than ${deepest} levels`)
  return undefined
}

/** The given fields over a plausible order: parts are merged, lines are completed, missing sums are made. */
export function completeGiven(given: GivenOrder, plausible: Order, market: Market): Result<Order> {
  const order: Record<string, unknown> = { ...plausible }
  for (const [field, value] of Object.entries(given)) {
    if (assigned.has(field)) continue
    const own = plausible[field]
    order[field] = merged.has(field) && isObject(value) && isObject(own) ? { ...own, ...value } : value
  }
  if (Array.isArray(given.products)) {
    order.products = given.products.map((line) => (isObject(line) ? completeLine(line, market) : line))
    order.promotions = given.promotions ?? []
  }
  const valid = validateBody({ order })
  if (!valid.ok) {
    const faults = valid.errors.map(({ path, message }) => `${path} ${message}`)
    return refuse('order_invalid', faults.slice(0, 5).join('; '))
  }
  return accept(withTotals(valid.body.order, given))
}

function completeLine(line: Record<string, unknown>, market: Market): OrderProduct {
  const item = catalogue.find(({ id, sku }) => id === line.id || sku === line.sku)
  const known = item && {
    id: item.id,
    variant_id: item.variantId,
    sku: item.sku,
    name: item.name[market.language],
    price: roundPrice(item.price * market.priceLevel, market.currency),
    weight: item.weight,
  }
  return {
    id: null,
    variant_id: null,
    sku: null,
    name: null,
    qty: 1,
    price: 0,
    tax: 0,
    discount: 0,
    weight: 0,
    image: null,
    type: 'physical',
    files: [],
    taxes: [],
    options: [],
    stock_locations: [],
    ...known,
    ...line,
  }
}

/** A sum that is given stands, even a wrong one: receivers meet those too. */
function withTotals(order: Order, given: GivenOrder): Order {
  const made = totalsOf(order.products ?? [], order.shipping ?? 0)
  const part = (field: 'subtotal' | 'tax' | 'discount') =>
    given[field] === undefined ? made[field] : (order[field] ?? 0)
  const [subtotal, tax, discount] = [part('subtotal'), part('tax'), part('discount')]
  const total = sum([subtotal, tax, order.shipping ?? 0, -discount])
  return { ...order, subtotal, tax, discount, total, ...givenSums(order, given) }
}

function givenSums(order: Order, given: GivenOrder): Partial<Order> {
  const sums = ['subtotal', 'tax', 'discount', 'total'].filter((field) => given[field] !== undefined)
  return Object.fromEntries(sums.map((field) => [field, order[field]]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member) => isDeeperThan(member, levels - 1))
}
