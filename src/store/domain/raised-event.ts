import { eventOfWireName, isEventName, wireNameOf } from '../../contract/index.ts'
import { type RequestHeaders, requestHeaders, type SendingStore } from './request-headers.ts'

export interface EventFacts {
  id: number
  /** The kit's name where the event has one, else the wire name. */
  event: string
  wireEvent: string
  /** Milliseconds since 1970; what `Jumpseller-Triggered-At` says. */
  triggeredAt: number
  orderId: number | null
}

/** An event as it is written. */
export interface KeptEvent extends EventFacts {
  requestHeaders?: RequestHeaders | null
  bodyBase64: string
}

/**
 * Something that happened in the store. Its bytes and its stamp are fixed here and are the same on every
 * attempt of every delivery.
 */
export class RaisedEvent {
  readonly id: number
  readonly event: string
  readonly wireEvent: string
  readonly triggeredAt: number
  readonly orderId: number | null
  readonly body: Uint8Array
  /** The headers of its requests, as they were made when it was raised; null when there was no hook to tell. */
  readonly requestHeaders: RequestHeaders | null
  #headersNow: RequestHeaders | undefined

  /** Takes the bytes as they are: nobody may change them any more. */
  constructor(facts: EventFacts, body: Uint8Array, requestHeaders: RequestHeaders | null) {
    this.id = facts.id
    this.event = facts.event
    this.wireEvent = facts.wireEvent
    this.triggeredAt = facts.triggeredAt
    this.orderId = facts.orderId
    this.body = body
    this.requestHeaders = requestHeaders
  }

  /**
   * The headers that the store sends now. They are made once a run, since the signature costs as much as a quarter
   * of an attempt, and are the very object that the event was raised with unless the store has other settings since.
   */
  headersFrom(store: SendingStore): RequestHeaders {
    this.#headersNow ??= likeKept(this.requestHeaders, requestHeaders(this, store))
    return this.#headersNow
  }

  get bodyBase64(): string {
    const { buffer, byteOffset, byteLength } = this.body
    return Buffer.from(buffer, byteOffset, byteLength).toString('base64')
  }

  toJSON(): KeptEvent {
    const { id, event, wireEvent, triggeredAt, orderId, requestHeaders, bodyBase64 } = this
    return { id, event, wireEvent, triggeredAt, orderId, requestHeaders, bodyBase64 }
  }

  /** An event whose hooks are told by this store. */
  static raise(facts: EventFacts, body: Uint8Array, store: SendingStore): RaisedEvent {
    const headers = requestHeaders({ ...facts, body }, store)
    const event = new RaisedEvent(facts, body, headers)
    event.#headersNow = headers
    return event
  }

  /** An event that was read back. */
  static fromKept(kept: KeptEvent): RaisedEvent {
    return new RaisedEvent(kept, Buffer.from(kept.bodyBase64, 'base64'), kept.requestHeaders ?? null)
  }
}

function likeKept(kept: RequestHeaders | null, made: RequestHeaders): RequestHeaders {
  return kept && JSON.stringify(kept) === JSON.stringify(made) ? kept : made
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
