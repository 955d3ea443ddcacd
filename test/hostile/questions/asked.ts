import fc from 'fast-check'
import type { Ending, QuestionCase } from '../case.ts'
import { type Header, json, rawRequest } from '../raw-request.ts'

export interface Asked {
  method?: string
  target: string
  headers?: readonly Header[]
  body?: Buffer
  ending?: Ending
}

export function ask(
  to: QuestionCase['to'],
  { method = 'GET', target, headers = [], body, ending = 'waits' }: Asked,
): QuestionCase {
  const sent = body === undefined ? { framing: [] } : { body }
  const request = rawRequest({ method, target, headers: body ? [json, ...headers] : headers, ...sent })
  return { to, pieces: [request], ending, bodiless: method === 'HEAD' }
}

const words = [
  ...[
    '',
    '0',
    '-1',
    '1e9',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '%',
    '\u0000',
    '\ud83d\ude00',
    'null',
    'NaN',
  ],
  ...[
    'Infinity',
    '1'.repeat(400),
    '0x1',
    ' 1',
    "' or 1=1",
    '<script>',
    '=1+1',
    '[object Object]',
    'a,b',
    'true',
    '1.5',
  ],
]
/** A text of any kind. */
export const oddText = fc.oneof(
  fc.constantFrom(...words),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
)

/** A text as a part of a URL, sometimes without what would make it one. */
export const urlPart = fc.oneof(
  { weight: 8, arbitrary: oddText.map(encodeURIComponent) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('%', '%ff', '%c0%af', '%u0041', '..', '.', '%2e%2e%2f', '[]', '\u00ff'),
  },
)

/** `?a=…&b=…` of these names, sometimes twice or as a list. */
export function query(names: readonly string[]): fc.Arbitrary<string> {
  const form = fc.constantFrom('', '', '', '[]', '[a]', '[__proto__]')
  const pair = fc
    .tuple(fc.constantFrom(...names), form, urlPart)
    .map(([name, kind, value]) => `${name}${kind}=${value}`)
  return fc.array(pair, { maxLength: 4 }).map((pairs) => (pairs.length > 0 ? `?${pairs.join('&')}` : ''))
}

/** Values that only JSON's text can tell, by what stands for them until it is written. */
const onlyWritten: Record<string, string> = {
  '§deep': '['.repeat(20_000) + ']'.repeat(20_000),
  '§overflow': '1e400',
  '§minus zero': '-0',
}

function written(value: unknown): string {
  return JSON.stringify(value).replace(/"(§[a-z ]+)"/g, (text, name: string) => onlyWritten[name] ?? text)
}

/** A body of any JSON, of what only looks like it, or of any bytes. */
export function bodyWith(shape: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Buffer> {
  const fitting = fc.record(shape, { requiredKeys: [] }).map((value) => Buffer.from(written(value)))
  return fc.oneof(
    { weight: 10, arbitrary: fitting },
    { weight: 2, arbitrary: fc.json({ maxDepth: 4 }).map((text) => Buffer.from(text)) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
    { weight: 1, arbitrary: fc.constantFrom(...oddBodies.map((text) => Buffer.from(text))) },
  )
}

const oddBodies = [
  ...[
    '',
    '{',
    'null',
    '[]',
    '"text"',
    '1e400',
    '{"__proto__":{"polluted":true}}',
    '{"constructor":{"prototype":{}}}',
  ],
  ...[
    '['.repeat(100_000),
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    `{"order":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`,
  ],
  `{"order":{"x":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`,
]

/** A value where another was wanted. */
export const oddValue = fc.oneof(
  oddText,
  fc.jsonValue({ maxDepth: 3 }),
  fc.double(),
  fc.constantFrom<unknown>(
    null,
    true,
    1e300,
    { toString: 1, valueOf: 1 },
    { length: 1e9 },
    ...Object.keys(onlyWritten),
  ),
)
