import type { RaisedEvent } from './domain/raised-event.ts'
import { type RequestHeaders, requestHeaders } from './domain/request-headers.ts'
import type { StoreIdentity } from './settings.ts'

/**
 * The headers of every request of an event. The signature is the dearest part of an attempt, so they are made once
 * and kept in memory while the event's deliveries wait; after a restart they are made anew, with the token of then.
 */
export interface EventHeaders {
  of(event: RaisedEvent, body: Uint8Array): RequestHeaders
  /** A delivery of the event has ended. Should another one still wait, it has them made again. */
  forget(eventId: number): void
}

interface Parts {
  identity: Pick<StoreIdentity, 'code' | 'hooksToken'>
  headers: 'today' | 'none'
}

export function createEventHeaders({ identity, headers }: Parts): EventHeaders {
  const { code: storeCode, hooksToken } = identity
  const known = new Map<number, RequestHeaders>()

  function make({ id, wireEvent, triggeredAt }: RaisedEvent, body: Uint8Array): RequestHeaders {
    const made = requestHeaders({ wireEvent, triggeredAt, body, storeCode, hooksToken, headers })
    known.set(id, made)
    return made
  }

  return {
    of: (event, body) => known.get(event.id) ?? make(event, body),
    forget: (eventId) => known.delete(eventId),
  }
}
