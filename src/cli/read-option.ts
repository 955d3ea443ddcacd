import { InvalidArgumentError } from 'commander'
import { orderPlace } from '../certify/index.ts'
import { readUrl } from './setting-forms.ts'

/** Reads an option that takes the address of what was kept of an order, with a place for the order's id. */
export function readOption(text: string): string {
  const isUrl = readUrl(text.replaceAll(orderPlace, '1'), ['http:', 'https:']) !== undefined
  if (isUrl && text.includes(orderPlace)) return text
  throw new InvalidArgumentError(
    `It takes an http or https URL with ${orderPlace} in it, such as http://127.0.0.1:3000/api/orders/${orderPlace}: ` +
      `${orderPlace} stands for an order’s id.`,
  )
}
