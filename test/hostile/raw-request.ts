import { headerNames, sign } from '../../src/contract/index.ts'
import { webhookPath } from '../../src/receiver/index.ts'
import { fixtureToken } from '../fixtures.ts'
import type { DoorName, HookCase } from './case.ts'
import { bodyLimit } from './stand.ts'

export type Header = readonly [name: string, value: string]

export interface RawRequest {
  method?: string
  target?: string
  headers?: readonly Header[]
  body?: Buffer
  /** Left out: the Content-Length of the body. */
  framing?: readonly Header[]
  /** @default '\r\n' */
  lineEnd?: string
}

export const json: Header = ['Content-Type', 'application/json']
/** The server hangs up behind its answer, so that the end of it is seen without waiting. */
export const close: Header = ['Connection', 'close']
export const host: Header = ['Host', '127.0.0.1']

/** A request as bytes, exactly as it is told: header values in Latin-1, as Node reads them. */
export function rawRequest({
  method = 'POST',
  target = webhookPath,
  headers = [],
  body = Buffer.alloc(0),
  framing = [['Content-Length', String(body.length)]],
  lineEnd = '\r\n',
}: RawRequest = {}): Buffer {
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...headersSent(headers, framing).map((pair) => pair.join(': ')),
  ]
  return Buffer.concat([Buffer.from(`${lines.join(lineEnd)}${lineEnd}${lineEnd}`, 'latin1'), body])
}

export function headersSent(headers: readonly Header[], framing: readonly Header[]): Header[] {
  return [host, close, ...headers, ...framing]
}

/** Those of a genuine hook. */
export function hookHeaders(body: Buffer, event = 'order_paid'): Header[] {
  return [
    json,
    [headerNames.event, event],
    [headerNames.storeCode, 'demo'],
    [headerNames.signature, sign(body, fixtureToken)],
    [headerNames.triggeredAt, '2026-01-31 10:18:51.829 UTC'],
  ]
}

/** A genuine request with this body, well framed. */
export function genuine(to: DoorName, body: Buffer, headers = hookHeaders(body)): HookCase {
  return {
    to,
    pieces: [rawRequest({ headers, body })],
    ending: 'waits',
    bodies: [body],
    statuses: statusesOf(to, body),
  }
}

/** What a genuine body may be answered, judged by other means than the kit's own. */
export function statusesOf(to: DoorName, body: Buffer): number[] {
  if (body.length > bodyLimit) return [413]
  const isUnsigned = to.startsWith('unsigned')
  if (!isJson(body)) return [isUnsigned ? 400 : to.endsWith('reject') ? 422 : 200]
  return to.endsWith('reject') ? [200, 422] : [200]
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(strictUtf8.decode(body))
    return true
  } catch {
    return false
  }
}
