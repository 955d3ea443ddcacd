import type { Loose } from './order-body.ts'

/** Whether an order's money adds up, and by how much it does not; `formula` is what it is held against, in words. */
export type Sum =
  | { state: 'right'; formula: string }
  /** `by` is what the body gives less what the parts come to. */
  | { state: 'off'; formula: string; expected: number; by: number }
  /** Too much is missing to tell. */
  | { state: 'unknown'; missing: string[] }

interface Part {
  name: string
  sign: 1 | -1
}

const always: readonly Part[] = [
  { name: 'subtotal', sign: 1 },
  { name: 'tax', sign: 1 },
  { name: 'shipping', sign: 1 },
  { name: 'discount', sign: -1 },
]
/** Real bodies give these apart; nothing tells which of them the others hold already, so each is tried both ways. */
const perhaps: readonly Part[] = [
  { name: 'shipping_tax', sign: 1 },
  { name: 'shipping_discount', sign: -1 },
  { name: 'gift_cards_discount', sign: -1 },
]

/** Less than the smallest coin of any currency that has some. */
const tolerance = 0.0005

/** subtotal + tax + shipping − discount = total, and the parts that newer bodies tell apart. */
export function totalSum(order: Loose): Sum {
  const total = amountOf(order.total)
  const missing = ['subtotal', 'total'].filter((name) => amountOf(order[name]) === undefined)
  if (total === undefined || missing.length > 0) return { state: 'unknown', missing }
  for (const parts of combinations(order)) {
    if (Math.abs(sumOf(order, parts) - total) < tolerance)
      return { state: 'right', formula: formulaOf(order, parts) }
  }
  const expected = rounded(sumOf(order, always))
  return { state: 'off', formula: formulaOf(order, always), expected, by: rounded(total - expected) }
}

/** The likeliest first: as the documentation has it, then with more parts, then with the tax in the prices already. */
function combinations(order: Loose): Part[][] {
  const given = perhaps.filter(({ name }) => (amountOf(order[name]) ?? 0) !== 0)
  const choices = given.reduce<Part[][]>((sets, part) => sets.flatMap((set) => [set, [...set, part]]), [[]])
  const withTax = choices.map((more) => [...always, ...more])
  const without = always.filter(({ name }) => name !== 'tax')
  return [...withTax, ...choices.map((more) => [...without, ...more])]
}

function sumOf(order: Loose, parts: readonly Part[]): number {
  return parts.reduce((sum, { name, sign }) => sum + sign * (amountOf(order[name]) ?? 0), 0)
}

function formulaOf(order: Loose, parts: readonly Part[]): string {
  const named = parts.map(({ name, sign }) => `${sign > 0 ? '+' : '−'} ${name.replaceAll('_', ' ')}`)
  const formula = named.join(' ').slice(2)
  const taxIsApart = parts.some(({ name }) => name === 'tax') || (amountOf(order.tax) ?? 0) === 0
  return taxIsApart ? formula : `${formula}, with the tax in the prices`
}

/** Price × quantity of the lines = subtotal, be the discounts on lines in it or not. */
export function linesSum(order: Loose, lines: readonly Loose[]): Sum {
  const subtotal = amountOf(order.subtotal)
  if (subtotal === undefined) return { state: 'unknown', missing: ['subtotal'] }
  if (lines.length === 0) return { state: 'unknown', missing: ['products'] }
  let gross = 0
  let discounts = 0
  for (const line of lines) {
    const amount = lineAmount(line)
    if (amount === undefined) return { state: 'unknown', missing: ['price or qty of a line'] }
    gross += amount
    discounts += amountOf(line.discount) ?? 0
  }
  const formula = 'price × quantity of the lines'
  if (Math.abs(gross - subtotal) < tolerance) return { state: 'right', formula }
  if (Math.abs(gross - discounts - subtotal) < tolerance) {
    return { state: 'right', formula: 'price × quantity − discount of the lines' }
  }
  return { state: 'off', formula, expected: rounded(gross), by: rounded(subtotal - gross) }
}

export function lineAmount(line: Loose): number | undefined {
  const [price, quantity] = [amountOf(line.price), amountOf(line.qty)]
  return price === undefined || quantity === undefined ? undefined : rounded(price * quantity)
}

export function amountOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

/** Without what binary fractions leave behind, such as 369.20000000000005. */
function rounded(amount: number): number {
  return Number(amount.toFixed(4))
}
