import { type EventName, hookHeaders, sign, wireNameOf } from '../contract/index.ts'
import { testHooksToken } from './test-hooks-token.ts'

export interface SignedRequestOptions {
  /** Default `order_paid`. */
  event?: EventName
  /** Default `testHooksToken`. */
  hooksToken?: string
  /** Default `demo`. */
  storeCode?: string
  /** Milliseconds since 1970; default now. */
  triggeredAt?: number
}

/** The body's bytes and the headers that Jumpseller would send with them: what `fetch` and supertest take. */
export interface SignedRequest {
  method: 'POST'
  headers: Record<string, string>
  body: Buffer<ArrayBuffer>
}

/** Signs a body: bytes or text are sent as they are, anything else is written as JSON. */
export function signedRequest(body: unknown, options: SignedRequestOptions = {}): SignedRequest {
  const {
    event = 'order_paid',
    hooksToken = testHooksToken,
    storeCode = 'demo',
    triggeredAt = Date.now(),
  } = options
  const bytes = bytesOf(body)
  return {
    method: 'POST',
    headers: hookHeaders({
      wireEvent: wireNameOf(event),
      storeCode,
      signature: sign(bytes, hooksToken),
      triggeredAt,
    }),
    body: bytes,
  }
}

function bytesOf(body: unknown): Buffer<ArrayBuffer> {
  if (body instanceof Uint8Array) return Buffer.from(body)
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}
