import { events, formatOrderTime, type Hook } from '../../contract/index.ts'

export type HookState = 'active' | 'paused' | 'deleted'

/** A subscription as the store keeps it; a deleted one stays on record for its deliveries' sake. */
export interface HookRecord {
  id: number
  wireEvent: string
  url: string
  /** Milliseconds since 1970. */
  createdAt: number
  state: HookState
  /** Failed attempts since the last delivered one, over all of the hook's deliveries. */
  consecutiveFailures: number
  /** Milliseconds since 1970; null while active. */
  endedAt: number | null
}

const otherEvents = {
  order_abandoned: 'Order Abandoned',
  product_created: 'Product Created',
  product_updated: 'Product Updated',
  product_deleted: 'Product Deleted',
  product_stock_updated: 'Product Stock Updated',
  customer_created: 'Customer Created',
  customer_updated: 'Customer Updated',
  customer_deleted: 'Customer Deleted',
  contact: 'Contact',
  subscription_created: 'Subscription Created',
  subscription_updated: 'Subscription Updated',
  subscription_canceled: 'Subscription Canceled',
}

/** The label of every event that a hook can name, by wire name. `order_created` is not among them. */
export const hookEventLabels: ReadonlyMap<string, string> = new Map([
  ...events.map((event): [string, string] => [event.wire, event.label]),
  ...Object.entries(otherEvents),
])

/** The hook as the vendor's API writes it. */
export function vendorHook(hook: HookRecord): Hook {
  return {
    id: hook.id,
    name: hookEventLabels.get(hook.wireEvent) ?? hook.wireEvent,
    event: hook.wireEvent,
    url: hook.url,
    created_at: formatOrderTime(hook.createdAt),
  }
}

/** Where a hook may point: an http or https address. Undefined for anything else. */
export function hookUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname } = new URL(text)
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '' ? text : undefined
}
