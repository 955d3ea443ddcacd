const meanings: Record<string, string> = {
  'jumpseller-event':
    "What happened, by the wire's name: an order that was created is order_pending_payment there.",
  'jumpseller-store-code': 'The store: what stands before .jumpseller.com in its address.',
  'jumpseller-hmac-sha256':
    'The signature: Base64 of the HMAC-SHA256 over the raw body, keyed by the hooks token.',
  'jumpseller-triggered-at':
    'When it happened in the store, in UTC. The signature does not cover it, and a retry keeps it.',
  'content-type': 'Jumpseller sends application/json; the receiver looks at the bytes alone.',
  'user-agent': 'Jumpseller sends Ruby.',
}

/** What a header says, a sentence or two; undefined for those that every request has. */
export function headerMeaning(name: string): string | undefined {
  const key = name.toLowerCase()
  return Object.hasOwn(meanings, key) ? meanings[key] : undefined
}
