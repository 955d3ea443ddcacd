import { stringify } from 'csv-stringify/sync'
// Once installed: 'jumpseller-webhook-kit/receiver'.
import type { Entry, Fields } from '../../src/receiver/index.ts'
import { safeText } from './safe-text.ts'

export const columns = [
  'order',
  'state',
  'entry',
  'since',
  'created',
  'paid',
  'currency',
  'subtotal',
  'tax',
  'shipping',
  'discount',
  'total',
  'customer',
  'email',
  'phone',
  'city',
  'country',
  'products',
] as const

/** Excel reads a file as UTF-8 only when it begins with this. */
export const byteOrderMark = '\ufeff'

export function headLine(): string {
  return lineOf(columns)
}

/** An order as it stood when the entry came. Numbers are numbers; every text is made safe. */
export function rowOf(state: string, { fields, entry }: { fields: Fields; entry: Entry }): string {
  const { subtotal, tax, shipping, discount, total } = fields
  const address = fields.shippingAddress ?? fields.billingAddress
  const products = fields.lines.map(({ quantity, name, sku }) => `${quantity ?? '?'} × ${name ?? sku ?? '?'}`)
  const since = timeOf(entry.triggeredAt ?? entry.receivedAt)
  return lineOf([
    ...[fields.id, state, entry.id, since, timeOf(fields.createdAt), timeOf(fields.completedAt)],
    ...[text(fields.currency), subtotal, tax, shipping, discount, total],
    ...[text(fields.customerName), text(fields.customerEmail), text(fields.customerPhone)],
    ...[text(address?.city), text(address?.country), text(products.join(' | '))],
  ])
}

function text(value: string | null | undefined): string {
  return safeText(value ?? '')
}

/** `2026-02-10 13:56:35`, UTC: the form that every spreadsheet reads as a time. */
function timeOf(iso: string | null): string {
  return iso === null ? '' : iso.slice(0, 19).replace('T', ' ')
}

/** Lines end as RFC 4180 says. Texts are quoted, so that no comma in them ends a cell. */
function lineOf(cells: readonly (string | number | null)[]): string {
  return stringify([[...cells]], { quoted_string: true, record_delimiter: 'windows' })
}
