import { eventOfWireName, isEventName, wireNameOf } from '../../contract/index.ts'

/**
 * Something that happened in the store. Its bytes and its stamp are fixed here and are the same on every
 * attempt of every delivery.
 */
export interface RaisedEvent {
  id: number
  /** The kit's name where the event has one, else the wire name. */
  event: string
  wireEvent: string
  /** Milliseconds since 1970; what `Jumpseller-Triggered-At` says. */
  triggeredAt: number
  orderId: number | null
  /** The body's bytes. */
  bodyBase64: string
}

/** Both names of an event given by either of them. */
export function namesOfEvent(event: string): { event: string; wireEvent: string } {
  if (isEventName(event)) return { event, wireEvent: wireNameOf(event) }
  return { event: eventOfWireName(event) ?? event, wireEvent: event }
}

/** Stamps grow by at least a millisecond, so that receivers can tell the order even on a clock that stands. */
export function nextStamp(now: number, lastStamp: number | null): number {
  return lastStamp === null ? now : Math.max(now, lastStamp + 1)
}
