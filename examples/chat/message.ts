import type { IncomingWebhookSendArguments } from '@slack/webhook'
// Once installed: 'jumpseller-webhook-kit/receiver'.
import type { Fields, FieldsLine } from '../../src/receiver/index.ts'

/** The events that are told, and how. Order Updated comes beside each of them and is left out. */
export const told = {
  order_created: 'is new',
  order_paid: 'is paid',
  order_shipped: 'is shipped',
  order_canceled: 'is canceled',
} as const

export type ToldEvent = keyof typeof told

const mostLines = 5
const longestName = 80

/** What happened to which order, of what and for how much. Who bought it is left where it is. */
export function messageOf(event: ToldEvent, fields: Fields): IncomingWebhookSendArguments {
  const { id, currency, total, lines } = fields
  const amount = total === null ? '' : `: ${escaped(`${currency ?? ''} ${total}`.trim())}`
  const more = lines.length - mostLines
  const text = [
    `*Order ${id}* ${told[event]}${amount}`,
    ...lines.slice(0, mostLines).map(lineOf),
    ...(more > 0 ? [`… and ${more} more`] : []),
  ].join('\n')
  // A name that holds an address must not draw a preview of it into the channel.
  return { text, unfurl_links: false, unfurl_media: false }
}

function lineOf({ quantity, name, sku }: FieldsLine): string {
  const letters = [...(name ?? sku ?? 'no name').replaceAll(/\s+/g, ' ')]
  const short =
    letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : letters.join('')
  return `• ${quantity ?? '?'} × ${escaped(short)}`
}

/** The three characters that Slack reads as its own: `<!channel>` in a name would call everybody. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
