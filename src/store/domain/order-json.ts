import type { Order } from '../../contract/index.ts'
import { hasDecimals } from './money.ts'

const moneyFields = new Set(
  'subtotal tax shipping shipping_tax shipping_discount discount gift_cards_discount total price'.split(' '),
)
const decimalFields = new Set(['weight', 'latitude', 'longitude'])

/**
 * The order as the vendor spells it: a whole amount is written `399.0`, or `399` in a currency without
 * decimals. JavaScript has one number for both, so its own writer cannot tell them apart.
 */
export function writeOrder(order: Order): string {
  const decimalMoney = hasDecimals(order.currency ?? '')
  return write(order, (field) => decimalFields.has(field) || (decimalMoney && moneyFields.has(field)))
}

/** The bytes of every order event's body: `{"order":{…}}`. */
export function writeOrderBody(order: Order): Uint8Array {
  return new TextEncoder().encode(`{"order":${writeOrder(order)}}`)
}

type IsDecimal = (field: string) => boolean

function write(value: unknown, isDecimal: IsDecimal, field = ''): string {
  if (typeof value === 'number') return writeNumber(value, isDecimal(field))
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item) => write(item ?? null, isDecimal)).join(',')}]`
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  return `{${members
    .map(([name, member]) => `${JSON.stringify(name)}:${write(member, isDecimal, name)}`)
    .join(',')}}`
}

function writeNumber(value: number, decimal: boolean): string {
  const written = JSON.stringify(value)
  return decimal && /^-?\d+$/.test(written) ? `${written}.0` : written
}
