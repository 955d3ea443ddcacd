import { createHmac, hash, timingSafeEqual } from 'node:crypto'

/** The 32 bytes of an HMAC-SHA256 in Base64: 44 characters, of which the last is `=`. */
const wellFormed = /^[A-Za-z0-9+/]{43}=$/
const signatureCharacters = 44

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
  return createVerifier(hooksTokens)(body, signature)
}

/** {@link verify} with the tokens made ready, for whoever verifies many requests. */
export function createVerifier(
  hooksTokens: readonly string[],
): (body: Uint8Array, signature: string | undefined) => SignatureVerdict {
  const expectedOf = hooksTokens.map(hmacOf)
  const expected = Buffer.alloc(signatureCharacters)
  const received = Buffer.alloc(signatureCharacters)

  return function verifyOne(body, signature) {
    if (!signature) return { ok: false, reason: 'signature_missing' }
    if (signature.length !== signatureCharacters) return { ok: false, reason: 'signature_malformed' }
    received.write(signature, 'latin1')
    for (let tokenIndex = 0; tokenIndex < expectedOf.length; tokenIndex++) {
      if (hooksTokens[tokenIndex] === '') continue
      expected.write(expectedOf[tokenIndex]?.(body) as string, 'latin1')
      if (timingSafeEqual(expected, received)) return { ok: true, tokenIndex }
    }
    return { ok: false, reason: wellFormed.test(signature) ? 'signature_wrong' : 'signature_malformed' }
  }
}

const blockBytes = 64
const scratchBytes = 65_536
const scratch = Buffer.alloc(blockBytes + scratchBytes)
const outer = Buffer.alloc(blockBytes + 32)

/**
 * HMAC-SHA256 of bodies in Base64, by its definition (RFC 2104) as two one-shot hashes: an Hmac object for
 * each body costs half as much again, and the garbage collector has to end it. Large bodies take the object.
 */
function hmacOf(token: string): (body: Uint8Array) => string {
  const bytes = Buffer.from(token)
  const key = Buffer.alloc(blockBytes)
  key.set(bytes.length > blockBytes ? hash('sha256', bytes, 'buffer') : bytes)
  const innerPad = key.map((byte) => byte ^ 0x36)
  const outerPad = key.map((byte) => byte ^ 0x5c)

  return function hmac(body) {
    if (body.length > scratchBytes) return sign(body, token)
    scratch.set(innerPad)
    scratch.set(body, blockBytes)
    outer.set(outerPad)
    hash('sha256', scratch.subarray(0, blockBytes + body.length), 'buffer').copy(outer, blockBytes)
    return hash('sha256', outer, 'base64')
  }
}
