import { type Json, write } from './json.ts'
import { signWithOpenssl } from './openssl.ts'

/** Public: it signs fixtures and nothing else. */
export const fixtureToken = '6f1c2a9be07d43589ab1c4de20f87365'

export type Headers = Record<string, string>

export interface Fixture {
  group: string
  name: string
  body: Buffer
  headers: Headers
}

export const contentType: Headers = { 'Content-Type': 'application/json' }

export interface Request {
  event?: string
  storeCode?: string
  triggeredAt?: string
  token?: string
}

/** The headers of a request today; a signature over `body` with the fixtures' token unless told otherwise. */
export function headersToday(body: Uint8Array, request: Request = {}): Headers {
  return {
    ...contentType,
    'User-Agent': 'Ruby',
    'Jumpseller-Event': request.event ?? 'order_paid',
    'Jumpseller-Store-Code': request.storeCode ?? 'demo',
    'Jumpseller-Hmac-Sha256': signWithOpenssl(body, request.token ?? fixtureToken),
    'Jumpseller-Triggered-At': request.triggeredAt ?? '2026-02-10 14:02:11.305 UTC',
  }
}

export const bytesOf = (body: Json): Buffer => Buffer.from(write(body), 'utf8')

export function without(headers: Headers, ...names: string[]): Headers {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)))
}
