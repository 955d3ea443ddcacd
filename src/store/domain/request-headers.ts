import { formatTriggeredAt, headerNames, sign } from '../../contract/index.ts'

export type RequestHeaders = Readonly<Record<string, string>>

/** What the headers say of the store, and how it sends. */
export interface SendingStore {
  code: string
  /** Null sends the body unsigned. */
  hooksToken: string | null
  /** `none` leaves the vendor's own headers out, as in 2014. */
  headers: 'today' | 'none'
}

interface SentEvent {
  wireEvent: string
  /** Milliseconds since 1970. */
  triggeredAt: number
  body: Uint8Array
}

/** The headers of every attempt of a delivery. */
export function requestHeaders(event: SentEvent, store: SendingStore): RequestHeaders {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'User-Agent': 'Ruby' }
  if (store.headers === 'none') return headers
  headers[headerNames.event] = event.wireEvent
  headers[headerNames.storeCode] = store.code
  if (store.hooksToken !== null) headers[headerNames.signature] = sign(event.body, store.hooksToken)
  headers[headerNames.triggeredAt] = formatTriggeredAt(event.triggeredAt)
  return headers
}
