import { formatTriggeredAt, headerNames, sign } from '../../contract/index.ts'

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
export function requestHeaders(facts: HeaderFacts): Record<string, string> {
  const plain = { 'Content-Type': 'application/json', 'User-Agent': 'Ruby' }
  if (facts.headers === 'none') return plain
  const signature =
    facts.hooksToken === null ? {} : { [headerNames.signature]: sign(facts.body, facts.hooksToken) }
  return {
    ...plain,
    [headerNames.event]: facts.wireEvent,
    [headerNames.storeCode]: facts.storeCode,
    ...signature,
    [headerNames.triggeredAt]: formatTriggeredAt(facts.triggeredAt),
  }
}
