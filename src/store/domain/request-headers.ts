import { formatTriggeredAt, headerNames, sign } from '../../contract/index.ts'

export type RequestHeaders = Readonly<Record<string, string>>

interface HeaderFacts {
  wireEvent: string
  /** Milliseconds since 1970. */
  triggeredAt: number
  body: Uint8Array
  storeCode: string
  /** Null sends the body unsigned. */
  hooksToken: string | null
  /** `none` leaves the vendor's own headers out, as in 2014. */
  headers: 'today' | 'none'
}

/** The headers of every attempt of a delivery. */
export function requestHeaders(facts: HeaderFacts): RequestHeaders {
  const headers: Record<string, string> = { 'Content-Type': 'application/json', 'User-Agent': 'Ruby' }
  if (facts.headers === 'none') return headers
  headers[headerNames.event] = facts.wireEvent
  headers[headerNames.storeCode] = facts.storeCode
  if (facts.hooksToken !== null) headers[headerNames.signature] = sign(facts.body, facts.hooksToken)
  headers[headerNames.triggeredAt] = formatTriggeredAt(facts.triggeredAt)
  return headers
}
