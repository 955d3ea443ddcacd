import { METHODS } from 'node:http'
import fc from 'fast-check'
import { webhookPath } from '../../../src/receiver/index.ts'
import type { Ending, HookCase, HostileClass } from '../case.ts'
import { close, genuine, hookHeaders, rawRequest } from '../raw-request.ts'
import { door, goodBody, smallBody } from './given.ts'

/** Without the header that has the server hang up, so that more can follow. */
function leftOpen(body: Buffer): Buffer {
  const text = rawRequest({ headers: hookHeaders(body), body }).toString('latin1')
  return Buffer.from(text.replace(`${close.join(': ')}\r\n`, ''), 'latin1')
}

const pipelined = fc
  .tuple(door, fc.array(goodBody, { minLength: 1, maxLength: 6 }), fc.boolean())
  .map(([to, bodies, isOnePiece]): HookCase => {
    const all = [...bodies.map(leftOpen), rawRequest({ headers: hookHeaders(smallBody), body: smallBody })]
    const [first = smallBody] = bodies
    const pieces = isOnePiece ? [Buffer.concat(all)] : all
    return { ...genuine(to, first), pieces, bodies: [...bodies, smallBody] }
  })

const inPieces = fc
  .tuple(door, goodBody, fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 8 }))
  .map(([to, body, sizes]): HookCase => {
    const request = rawRequest({ headers: hookHeaders(body), body })
    const pieces: Buffer[] = []
    for (let at = 0, n = 0; at < request.length; n++) {
      const size = sizes[n % sizes.length] ?? 1
      pieces.push(request.subarray(at, at + size))
      at += size
    }
    return { ...genuine(to, body), pieces }
  })

const broken = fc
  .tuple(door, goodBody, fc.nat(), fc.constantFrom<Ending>('hangs up', 'resets', 'half-closes'))
  .map(([to, body, place, ending]): HookCase => {
    const request = rawRequest({ headers: hookHeaders(body), body })
    return { to, pieces: [request.subarray(0, place % (request.length + 1))], ending, bodies: [body] }
  })

/** Each stays below what a request may take, and the whole beyond it. */
const slow = fc
  .tuple(goodBody, fc.nat(), fc.constantFrom('stops', 'drips', 'sends nothing'))
  .map(([body, place, how]): HookCase => {
    const request = rawRequest({ headers: hookHeaders(body), body })
    const sent = request.subarray(0, 1 + (place % (request.length - 1)))
    const common = { to: 'impatient' as const, ending: 'waits' as const, bodies: [body] }
    if (how === 'sends nothing') return { ...common, pieces: [] }
    if (how === 'stops') return { ...common, pieces: [sent] }
    const drops = Array.from({ length: 60 }, (_, n) => request.subarray(n, n + 1))
    return { ...common, pieces: drops, pauses: 10 }
  })

const oddMethods = ['post', 'POSTT', 'P0ST', '', 'PRI', 'FOO', 'GET\t', 'POST\u0000', 'POST,GET', 'POST POST']
const methods = fc
  .tuple(door, fc.constantFrom(...METHODS, ...oddMethods), fc.boolean())
  .map(([to, method, hasBody]): HookCase => {
    const request = { method, headers: hookHeaders(smallBody), ...(hasBody && { body: smallBody }) }
    const bodies = method === 'POST' ? [smallBody, Buffer.alloc(0)] : []
    const bodiless = method === 'HEAD'
    return { to, pieces: [rawRequest(request)], ending: 'half-closes', bodies, bodiless }
  })

const firstLines = [
  ...[
    `POST ${webhookPath}`,
    `POST ${webhookPath} HTTP/0.9`,
    `POST ${webhookPath} HTTP/2.0`,
    `POST ${webhookPath} HTTP/1.2`,
  ],
  ...[
    `POST  ${webhookPath} HTTP/1.1`,
    `POST ${webhookPath} HTTP/1.1 `,
    `POST ${webhookPath} http/1.1`,
    'POST HTTP/1.1',
  ],
  ...[
    `POST http://evil.example${webhookPath} HTTP/1.1`,
    `POST * HTTP/1.1`,
    'CONNECT evil.example:443 HTTP/1.1',
    '',
  ],
  ...[
    'PRI * HTTP/2.0',
    `POST /../..${webhookPath} HTTP/1.1`,
    `POST ${webhookPath}\\x HTTP/1.1`,
    `POST ${webhookPath} HTTP/1.0`,
  ],
  ...[
    'POST /%2e%2e/ HTTP/1.1',
    'POST //webhooks/jumpseller HTTP/1.1',
    'GET / HTTP/1.1\r\nUpgrade: websocket',
    '\u0016\u0003\u0001',
  ],
  ...[`POST ${webhookPath} HTTP/1.1\r\nExpect: 100-continue`, `POST ${webhookPath} HTTP/1.1\r\nExpect: x`],
  ...[
    `POST ${webhookPath} HTTP/1.1\r\nHost: other`,
    `POST ${webhookPath} HTTP/1.1\r\nUpgrade: h2c\r\nConnection: upgrade`,
  ],
]
const requestLines = fc
  .tuple(
    door,
    fc.oneof(fc.constantFrom(...firstLines), fc.uint8Array({ minLength: 1, maxLength: 60 }).map(latin1)),
  )
  .map(([to, first]): HookCase => {
    const rest = rawRequest({ headers: hookHeaders(smallBody), body: smallBody }).toString('latin1')
    const text = first + rest.slice(rest.indexOf('\r\n'))
    return { to, pieces: [Buffer.from(text, 'latin1')], ending: 'half-closes', bodies: [smallBody] }
  })

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1')
}

export const connectionClasses: HostileClass[] = [
  {
    name: 'pipelined requests',
    promise: 'several requests at once: each is answered, in their order, and kept as it came',
    weight: 3,
    cases: pipelined,
  },
  {
    name: 'requests in pieces',
    promise: 'cut anywhere, each piece by itself: answered as if it had come at once',
    weight: 3,
    cases: inPieces,
  },
  {
    name: 'broken connections',
    promise: 'hung up, reset or half-closed after any byte: what was not whole is not kept',
    weight: 5,
    cases: broken,
  },
  {
    name: 'slow requests',
    promise: 'headers or a body that do not come to an end: 408 within the limits of arrival, and hung up',
    weight: 1,
    cases: slow,
  },
  {
    name: 'odd methods',
    promise: 'every method that Node knows and some that nobody does: 405, or Node refuses them',
    weight: 2,
    cases: methods,
  },
  {
    name: 'odd request lines',
    promise:
      'other versions, other protocols, absolute URLs, upgrades, expectations: no fault, nothing kept but the body',
    weight: 3,
    cases: requestLines,
  },
]
