import { hookHeaders, sign } from '../../contract/index.ts'

/** A request as the store makes it: nothing of it is changed on the way. */
export interface HookRequest {
  method: 'POST' | 'GET' | 'HEAD' | 'PUT'
  /** Names as they go out, without the body's length. */
  headers: readonly (readonly [string, string])[]
  body: Uint8Array
}

export interface HookFacts {
  /** By its name on the wire; null leaves the header out. */
  event: string | null
  body: Uint8Array
  /** Milliseconds since 1970. */
  triggeredAt: number
  storeCode: string
  /** Null sends no signature. */
  hooksToken: string | null
}

/** With today's headers; see docs/wire.md. */
export function hookRequest({ event, body, triggeredAt, storeCode, hooksToken }: HookFacts): HookRequest {
  const signature = hooksToken === null ? null : sign(body, hooksToken)
  const headers = hookHeaders({ wireEvent: event, storeCode, signature, triggeredAt })
  return { method: 'POST', headers: Object.entries(headers), body }
}

/** The same with one header's value changed; undefined takes the header away. */
export function withHeader(request: HookRequest, name: string, value: string | undefined): HookRequest {
  const others = request.headers.filter(([each]) => each !== name)
  return { ...request, headers: value === undefined ? others : [...others, [name, value]] }
}

export function headerOf(request: HookRequest, name: string): string {
  return request.headers.find(([each]) => each === name)?.[1] ?? ''
}
