import { formatTriggeredAt, headerNames, isEventName, sign, wireNameOf } from '../../contract/index.ts'
import { headerPairs } from '../../receiver/http/views.ts'
import { type HeaderPair, headerValue, sendable, withHeader } from '../header-pairs.ts'

export interface Outgoing {
  headers: HeaderPair[]
  body: Buffer
}

export interface OutgoingAsked {
  /** The request that is sent again; without it one is made anew. */
  kept?: { rawHeaders: readonly string[]; body: Buffer } | undefined
  /** In place of the kept body. */
  body?: Buffer | undefined
  /** By the kit's or the wire's name. */
  event?: string | undefined
  stamp: 'now' | 'kept'
}

interface Signing {
  /** Signs; null sends unsigned. */
  hooksToken: string | null
  /** Milliseconds since 1970. */
  now: number
}

/**
 * The request to send: kept bytes and headers as they are, unless they are stamped anew. Another body gets a
 * signature of its own, since the old one is not of its bytes.
 */
export function outgoing(asked: OutgoingAsked, { hooksToken, now }: Signing): Outgoing {
  const { kept, event } = asked
  const body = asked.body ?? kept?.body ?? Buffer.alloc(0)
  let headers: HeaderPair[] = kept
    ? sendable(headerPairs(kept.rawHeaders))
    : [['Content-Type', 'application/json']]
  if (event !== undefined) headers = withHeader(headers, headerNames.event, wireName(event))
  const isNew = asked.stamp === 'now' || kept === undefined
  if (isNew || asked.body !== undefined) {
    headers = withHeader(headers, headerNames.signature, hooksToken === null ? null : sign(body, hooksToken))
  }
  if (isNew) headers = withHeader(headers, headerNames.triggeredAt, formatTriggeredAt(now))
  return { headers, body }
}

export function wireName(event: string): string {
  return isEventName(event) ? wireNameOf(event) : event
}

/** Where a request goes that nobody directs elsewhere; one without an event header is told its event by the path. */
export function ownUrl(hookUrl: string, headers: readonly HeaderPair[], wireEvent: string | null): string {
  const isNamed = wireEvent === null || headerValue(headers, headerNames.event) !== undefined
  return isNamed ? hookUrl : `${hookUrl}/${encodeURIComponent(wireEvent)}`
}
