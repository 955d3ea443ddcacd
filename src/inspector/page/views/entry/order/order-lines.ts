import { amountFact, type Fact, shown } from './fact.ts'
import { amountOf, lineAmount } from './money-sum.ts'
import { isObject, type Loose } from './order-body.ts'

/** A line of an order as a row of the card. */
export interface Line {
  name: string
  /** SKU, ids, options and the picture's address, as text. */
  details: string[]
  quantity: string
  price: Fact
  amount: Fact
  odd: string[]
}

/** As many as are drawn; the others are in the tree. */
export const linesShown = 200

export function looseLines({ products }: Loose): Loose[] {
  return Array.isArray(products) ? products.filter(isObject) : []
}

export function linesOf(order: Loose): Line[] {
  return looseLines(order)
    .slice(0, linesShown)
    .map((line) => lineOf(line, order.currency))
}

function lineOf(line: Loose, currency: unknown): Line {
  const price = amountFact('Price', line.price, currency)
  const amount = amountFact('Amount', lineAmount(line) ?? null, currency)
  return {
    name: shown(line.name) ?? 'A line without a name',
    details: [
      named('SKU', line.sku),
      named('product', line.id),
      named('variant', line.variant_id || null),
      named('picture', line.image),
    ].filter((detail) => detail !== null),
    quantity: shown(line.qty) ?? '–',
    price,
    amount,
    odd: oddities(line, price),
  }
}

function named(label: string, value: unknown): string | null {
  const text = shown(value)
  return text && `${label} ${text}`
}

function oddities(line: Loose, price: Fact): string[] {
  const odd: string[] = []
  const quantity = amountOf(line.qty)
  if (quantity === undefined) odd.push('no quantity')
  else if (quantity <= 0 || !Number.isInteger(quantity)) odd.push('a quantity that is no count of things')
  if (price.odd) odd.push(`the price: ${price.odd.charAt(0).toLowerCase()}${price.odd.slice(1)}`)
  else if (price.value === null) odd.push('no price')
  else if ((amountOf(line.price) ?? 0) < 0) odd.push('a price below 0')
  if (shown(line.name) === null) odd.push('no name')
  if (line.product_id !== undefined || line.quantity !== undefined)
    odd.push('it says product_id or quantity where Jumpseller says id and qty')
  return odd
}
