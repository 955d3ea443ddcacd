import type { OrderProduct } from '../../contract/index.ts'
import { sum } from './money.ts'

export interface Totals {
  subtotal: number
  tax: number
  shipping: number
  discount: number
  /** subtotal + tax + shipping − discount. */
  total: number
}

/** What an order's lines add up to. A line's tax is of one unit, its discount of the whole line. */
export function totalsOf(lines: readonly OrderProduct[], shipping: number): Totals {
  const subtotal = sum(lines.map((line) => (line.price ?? 0) * (line.qty ?? 0)))
  const tax = sum(lines.map((line) => (line.tax ?? 0) * (line.qty ?? 0)))
  const discount = sum(lines.map((line) => line.discount ?? 0))
  return { subtotal, tax, shipping, discount, total: sum([subtotal, tax, shipping, -discount]) }
}
