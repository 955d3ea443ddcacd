// Once installed: 'jumpseller-webhook-kit/receiver'.
import type { Fields, FieldsAddress, FieldsLine } from '../../src/receiver/index.ts'
import type { Issued } from './ledger.ts'
import { money } from './money.ts'
import type { Seller } from './settings.ts'
import { createSheet } from './sheet.ts'

export interface InvoiceStyle {
  seller: Seller
  /** BCP 47: how numbers are written. */
  locale: string
  /** Path of a TrueType or OpenType file that has the letters of your customers; null for Helvetica. */
  font: string | null
}

/**
 * The totals are the order's own and are not worked out again.
 *
 * @throws Error when the order tells no currency or no total: such an invoice would say nothing.
 */
export async function drawInvoice(issued: Issued, fields: Fields, { seller, locale, font }: InvoiceStyle) {
  const { currency, total } = fields
  if (currency === null || total === null) {
    throw new Error(`Order ${fields.id} tells no ${currency === null ? 'currency' : 'total'} to invoice`)
  }
  const shown = (amount: number | null) => money(amount, { currency, locale })
  const sheet = createSheet({
    title: issued.name,
    author: seller[0] ?? '',
    createdAt: new Date(issued.issuedAt),
    locale,
    font,
    continued: `Invoice ${issued.name}, continued`,
  })

  const [name = '', ...details] = seller
  sheet.line(name, { size: 14, bold: true })
  for (const each of details) sheet.line(each)
  sheet.gap(20)
  sheet.line(`Invoice ${issued.name}`, { size: 18, bold: true })
  sheet.line(`Date: ${issued.issuedAt.slice(0, 10)}`)
  sheet.line(`Order: ${fields.id}`)
  sheet.gap(10)
  for (const each of buyerOf(fields)) sheet.line(each)
  sheet.gap(16)

  sheet.head({ item: 'Item', quantity: 'Qty', price: 'Price', amount: 'Amount' })
  for (const line of fields.lines) {
    const item = [line.name, line.sku && `(${line.sku})`].filter(Boolean).join(' ')
    const quantity = String(line.quantity ?? '–')
    sheet.row({ item, quantity, price: shown(line.price), amount: shown(amountOf(line)) })
  }

  const sums = sumsOf(fields)
  sheet.together(sums.length + 1)
  for (const [price, amount] of sums) sheet.row({ item: '', quantity: '', price, amount: shown(amount) })
  sheet.row({ item: '', quantity: '', price: 'Total', amount: shown(total) }, { bold: true })
  return sheet.end()
}

function amountOf({ quantity, price }: FieldsLine): number | null {
  return quantity === null || price === null ? null : quantity * price
}

/** What the order tells of the way from its lines to its total. */
function sumsOf({ subtotal, discount, shipping, tax }: Fields): [string, number][] {
  const sums: [string, number | null][] = [
    ['Subtotal', subtotal],
    ['Discount', discount ? -discount : null],
    ['Shipping', shipping],
    ['Tax', tax],
  ]
  return sums.filter((sum): sum is [string, number] => sum[1] !== null)
}

function buyerOf(fields: Fields): string[] {
  const address = fields.billingAddress ?? fields.shippingAddress
  const name = address?.name ?? fields.customerName
  return [name, ...(address ? linesOf(address) : [])].filter((line): line is string => Boolean(line))
}

function linesOf({ taxId, street, complement, postal, city, municipality, region, country }: FieldsAddress) {
  const joined = (...parts: (string | null)[]) => parts.filter(Boolean).join(', ')
  return [
    taxId && `Tax id: ${taxId}`,
    street,
    complement,
    joined(postal, city, municipality),
    joined(region, country),
  ]
}
