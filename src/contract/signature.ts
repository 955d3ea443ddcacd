import { createHmac, timingSafeEqual } from 'node:crypto'

/** The 32 bytes of an HMAC-SHA256 in Base64: 44 characters, of which the last is `=`. */
const wellFormed = /^[A-Za-z0-9+/]{43}=$/

export type SignatureVerdict =
  | { ok: true; tokenIndex: number }
  | { ok: false; reason: 'signature_missing' | 'signature_malformed' | 'signature_wrong' }

/**
 * The value of `Jumpseller-Hmac-Sha256`: Base64 of the binary HMAC-SHA256 over the raw body, keyed by the
 * store's hooks token as text.
 */
export function sign(body: Uint8Array, hooksToken: string): string {
  return createHmac('sha256', hooksToken).update(body).digest('base64')
}

/**
 * Whether a signature was made over these bytes with one of the tokens (several at once while a token is
 * rotated). Takes the header as it came: missing, short and malformed ones are answers, never exceptions,
 * and the digests are compared in constant time. An empty token proves nothing: anyone can sign with it.
 */
export function verify(
  body: Uint8Array,
  signature: string | undefined,
  hooksTokens: readonly string[],
): SignatureVerdict {
  if (!signature) return { ok: false, reason: 'signature_missing' }
  if (!wellFormed.test(signature)) return { ok: false, reason: 'signature_malformed' }
  const received = Buffer.from(signature, 'base64')
  for (const [tokenIndex, token] of hooksTokens.entries()) {
    if (token === '') continue
    const expected = createHmac('sha256', token).update(body).digest()
    if (timingSafeEqual(expected, received)) return { ok: true, tokenIndex }
  }
  return { ok: false, reason: 'signature_wrong' }
}
