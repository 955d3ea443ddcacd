import { hookHeaders, sign } from '../../contract/index.ts'

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
  if (store.headers === 'none') {
    return hookHeaders({ wireEvent: null, storeCode: null, signature: null, triggeredAt: null })
  }
  return hookHeaders({
    wireEvent: event.wireEvent,
    storeCode: store.code,
    signature: store.hooksToken === null ? null : sign(event.body, store.hooksToken),
    triggeredAt: event.triggeredAt,
  })
}
