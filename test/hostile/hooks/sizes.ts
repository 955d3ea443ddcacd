import fc from 'fast-check'
import { webhookPath } from '../../../src/receiver/index.ts'
import type { HookCase, HostileClass } from '../case.ts'
import { genuine, type Header, hookHeaders, rawRequest } from '../raw-request.ts'
import { bodyLimit } from '../stand.ts'
import { door, smallBody } from './given.ts'

const depth = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 10_000 }) },
  { weight: 2, arbitrary: fc.constantFrom(4_100, 20_000, 100_000) },
  { weight: 1, arbitrary: fc.constantFrom(500_000, 1_000_000) },
)
const brackets = { lists: ['[', ']'], objects: ['{"a":', '}'], mixed: ['[{"":', '}]'] } as const
const places = {
  root: ['', ''],
  order: ['{"order":', '}'],
  'unknown field': ['{"order":{"id":1026,"status":"Paid","x":', '}}'],
  id: ['{"order":{"status":"Paid","id":', '}}'],
  customer: ['{"order":{"id":1026,"status":"Paid","customer":', '}}'],
  'beside the order': ['{"order":{"id":1026,"status":"Paid"},"x":', '}'],
} as const

const nested = fc
  .record({
    depth,
    kind: fc.constantFrom(...(Object.keys(brackets) as (keyof typeof brackets)[])),
    place: fc.constantFrom(...(Object.keys(places) as (keyof typeof places)[])),
    closed: fc.boolean(),
  })
  .map(({ depth: levels, kind, place, closed }) => {
    const [open, shut] = brackets[kind]
    const [before, after] = places[place]
    const most = Math.floor((bodyLimit - 100) / (open.length + shut.length))
    const times = Math.min(levels, most)
    const inner = closed ? `${open.repeat(times)}1${shut.repeat(times)}` : open.repeat(times)
    return Buffer.from(`${before}${inner}${closed ? after : ''}`)
  })

function tooLarge(to: HookCase['to'], bytes: number, isChunked: boolean): HookCase {
  const body = Buffer.alloc(bytes, 0x20)
  const headers = hookHeaders(body)
  if (!isChunked) return genuine(to, body, headers)
  const framing: Header[] = [['Transfer-Encoding', 'chunked']]
  const chunk = Buffer.concat([Buffer.from(`${bytes.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
  const head = rawRequest({ headers, framing })
  return { ...genuine(to, body), pieces: [head, chunk] }
}

const oversized = fc.constantFrom('value', 'name', 'many', 'very many', 'target', 'empty ones')

function oversizedHead(kind: string, count: number): Buffer {
  const extra: Record<string, Header[]> = {
    value: [['X-Long', 'x'.repeat(count)]],
    name: [['X'.repeat(count), 'x']],
    many: Array.from({ length: Math.ceil(count / 16) }, (_, n): Header => [`X-${n}`, 'y']),
    'very many': Array.from({ length: 10_000 }, (_, n): Header => [`X-${n}`, 'y']),
    'empty ones': Array.from({ length: Math.ceil(count / 8) }, (): Header => ['a', '']),
  }
  const headers = [...(extra[kind] ?? []), ...hookHeaders(smallBody)]
  const target = kind === 'target' ? `${webhookPath}?${'x'.repeat(count)}` : webhookPath
  return rawRequest({ target, headers, body: smallBody })
}

export const sizeClasses: HostileClass[] = [
  {
    name: 'nesting',
    promise: 'up to 1,000,000 levels, closed or not, anywhere in the body: by the table, and kept as it came',
    weight: 2,
    cases: fc.tuple(door, nested).map(([to, body]) => genuine(to, body)),
  },
  {
    name: 'bodies over the limit',
    promise: '413, whether the length is told or not; nothing is kept',
    weight: 1,
    cases: fc
      .tuple(door, fc.integer({ min: 1, max: 100_000 }), fc.boolean())
      .map(([to, more, isChunked]) => tooLarge(to, bodyLimit + more, isChunked)),
  },
  {
    name: 'large heads',
    promise: 'headers and URLs of up to 64 KiB, 10,000 headers: 431 beyond 16 KiB, or the socket is closed',
    weight: 3,
    cases: fc
      .tuple(door, oversized, fc.constantFrom(1_000, 8_000, 15_000, 16_384, 20_000, 65_536))
      .map(([to, kind, count]): HookCase => {
        return { to, pieces: [oversizedHead(kind, count)], ending: 'waits', bodies: [smallBody] }
      }),
  },
]
