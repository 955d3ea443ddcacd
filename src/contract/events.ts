/**
 * The five order events: the kit's name, the label that the shop's admin shows, and the name on the wire.
 * `order_created` never travels: today's API refuses it and its header says `order_pending_payment`.
 */
export const events = [
  { name: 'order_created', label: 'Order Created', wire: 'order_pending_payment' },
  { name: 'order_paid', label: 'Order Paid', wire: 'order_paid' },
  { name: 'order_shipped', label: 'Order Shipped', wire: 'order_shipped' },
  { name: 'order_canceled', label: 'Order Canceled', wire: 'order_canceled' },
  { name: 'order_updated', label: 'Order Updated', wire: 'order_updated' },
] as const

export type EventName = (typeof events)[number]['name']
export type WireEventName = (typeof events)[number]['wire']

/** The kit's names, in the order of an order's life. */
export const eventNames: readonly EventName[] = events.map((event) => event.name)

const byName = new Map(events.map((event) => [event.name, event]))
const nameByWire = new Map<string, EventName>(events.map((event) => [event.wire, event.name]))

/** The event's name in the `Jumpseller-Event` header and in the vendor's hooks API. */
export function wireNameOf(event: EventName): WireEventName {
  return byName.get(event)?.wire as WireEventName
}

/** The event's name as the shop's admin shows it, such as "Order Paid". */
export function labelOf(event: EventName): string {
  return byName.get(event)?.label as string
}

/** The kit's name of an event on the wire; undefined when the wire name is none of the five. */
export function eventOfWireName(wire: string): EventName | undefined {
  return nameByWire.get(wire)
}

export function isEventName(text: string): text is EventName {
  return byName.has(text as EventName)
}
