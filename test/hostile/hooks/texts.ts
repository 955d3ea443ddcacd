import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { HostileClass } from '../case.ts'
import { genuine, hookHeaders } from '../raw-request.ts'
import { door, goodBody } from './given.ts'

const fields = ['id', 'total', 'status', 'note', 'created_at', 'customer', 'products', 'status_enum']
const field = fc.constantFrom(...fields)

/** An order with one value as it is spelled here, behind the two that every order has. */
function orderWith(name: string, spelled: string): Buffer {
  const others = Object.entries({ id: '1026', status: '"Paid"' }).filter(([each]) => each !== name)
  const members = [...others, [name, spelled]].map(([key, value]) => `${JSON.stringify(key)}:${value}`)
  return Buffer.from(`{"order":{${members.join(',')}}}`)
}

const number = fc.oneof(
  fc.constantFrom(
    ...['1e400', '-1e400', '1e-400', '-0', '0.0', '-0.0', '9007199254740993', '12345678901234567890'],
    ...[
      '18446744073709551616',
      '399.0',
      '1E2',
      '5e-324',
      '1.7976931348623157e309',
      '010',
      '1_000',
      '1,5',
      '-',
    ],
    ...[
      `${'9'.repeat(5_000)}`,
      `0.${'0'.repeat(5_000)}1`,
      `1e${'9'.repeat(500)}`,
      '２',
      '1n',
      '--1',
      '1e',
      '.1',
    ],
  ),
  fc.bigInt().map(String),
  fc.double().map(String),
)

const keyName = fc.constantFrom(
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    'valueOf',
    '',
    'order',
    'id',
    'then',
  ],
  ...['status', '\u0000', '\ud800', 'length', '0', '-1', '~1', 'a/b', '$ref', 'toJSON', '__defineGetter__'],
)
const member = fc
  .tuple(keyName, fc.constantFrom('1', '"x"', 'null', '{}', '{"polluted":true}', '[1]', '"Paid"', '1026'))
  .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
const keyed = fc
  .tuple(fc.array(member, { maxLength: 8 }), fc.array(member, { maxLength: 4 }))
  .map(([inner, outer]) =>
    Buffer.from(
      `{${[...outer, `"order":{${['"id":1026', '"status":"Paid"', ...inner].join(',')}}`].join(',')}}`,
    ),
  )
const manyKeys = fc.integer({ min: 1_000, max: 20_000 }).map((count) => {
  const keys = Array.from({ length: count }, (_, n) => `"k${n}":${n}`)
  return Buffer.from(`{"order":{"id":1026,"status":"Paid",${keys.join(',')}}}`)
})

/** What stands between the quotes of a text, as bytes. */
const oddText = fc.constantFrom(
  ...[
    [0xef, 0xbb, 0xbf],
    [0xff, 0xfe],
    [0xc0, 0xaf],
    [0xe0, 0x80, 0xaf],
    [0xf0, 0x80, 0x80, 0xaf],
  ],
  ...[
    [0xc1, 0xbf],
    [0xed, 0xa0, 0x80],
    [0xed, 0xbf, 0xbf],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf8, 0x88, 0x80, 0x80, 0x80],
  ],
  ...[
    [0x00],
    [0x01],
    [0x1f],
    [0x7f],
    [0x80],
    [0xbf],
    [0xc3],
    [0xe2, 0x82],
    [0xf0, 0x9f, 0x98],
    [0xef, 0xbf, 0xbf],
  ],
  ...[
    [...Buffer.from('\\ud800')],
    [...Buffer.from('\\udc00\\ud800')],
    [...Buffer.from('\\u0000')],
    [0xe9],
    [0x22],
  ],
)
const at = fc.constantFrom('note', 'status', 'currency')
const oddlyWritten = fc.oneof(
  fc.tuple(at, fc.array(oddText, { minLength: 1, maxLength: 3 })).map(([name, pieces]) => {
    const [before = '', after = ''] = orderWith(name, '"§"').toString('latin1').replace('Â', '').split('§')
    return Buffer.concat([
      Buffer.from(before, 'latin1'),
      Buffer.from(pieces.flat()),
      Buffer.from(after, 'latin1'),
    ])
  }),
  fc
    .tuple(goodBody, fc.constantFrom('utf16le', 'utf16be', 'bom', 'bom twice', 'latin1', 'utf32', 'nul'))
    .map(([body, kind]) => encodedAs(kind, body)),
)

function encodedAs(kind: string, body: Buffer): Buffer {
  const text = body.toString('utf8')
  const bom = Buffer.from([0xef, 0xbb, 0xbf])
  if (kind === 'utf16le') return Buffer.from(`\ufeff${text}`, 'utf16le')
  if (kind === 'utf16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16()
  if (kind === 'bom') return Buffer.concat([bom, body])
  if (kind === 'bom twice') return Buffer.concat([bom, bom, body])
  if (kind === 'latin1') return Buffer.from(text, 'latin1')
  if (kind === 'nul') return Buffer.concat([body, Buffer.from([0])])
  return Buffer.from([...text].flatMap((letter) => [letter.codePointAt(0) ?? 0, 0, 0, 0].slice(0, 4)))
}

const packed = {
  gzip: gzipSync,
  deflate: deflateSync,
  br: brotliCompressSync,
  identity: (body: Buffer) => body,
}
const codings = ['gzip', 'deflate', 'br', 'identity', 'x-gzip', 'gzip, gzip', 'zstd', 'aes', '', 'GZIP', '*']
const contentTypes = [
  ...[
    'application/json; charset=utf-16',
    'text/plain',
    'application/x-www-form-urlencoded',
    '',
    'application/json,',
  ],
  ...[
    'multipart/form-data; boundary=x',
    'application/json; charset=latin1',
    'application/octet-stream',
    '\u00ff/*',
  ],
]

export const textClasses: HostileClass[] = [
  {
    name: 'odd numbers',
    promise: '1e400, 20 digits, -0 and what is no number at all: by the table, and spelled as it came',
    weight: 5,
    cases: fc.tuple(door, field, number).map(([to, name, text]) => genuine(to, orderWith(name, text))),
  },
  {
    name: 'odd keys',
    promise:
      '__proto__, constructor, a key twice, thousands of keys: no object of the kit is changed by them',
    weight: 5,
    cases: fc
      .tuple(door, fc.oneof({ weight: 12, arbitrary: keyed }, { weight: 1, arbitrary: manyKeys }))
      .map(([to, body]) => genuine(to, body)),
  },
  {
    name: 'odd encodings',
    promise:
      'a byte order mark, UTF-16, lone surrogates, NUL, overlong UTF-8: never mended, kept as they came',
    weight: 6,
    cases: fc.tuple(door, oddlyWritten).map(([to, body]) => genuine(to, body)),
  },
  {
    name: 'content encodings',
    promise:
      'gzip and a Content-Encoding or -Type that is untrue: never unpacked, the signature is over what came',
    weight: 4,
    cases: fc
      .tuple(
        door,
        goodBody,
        fc.constantFrom(...(Object.keys(packed) as (keyof typeof packed)[])),
        fc.constantFrom(...codings),
        fc.constantFrom('application/json', ...contentTypes),
      )
      .map(([to, good, packing, coding, type]) => {
        const body = packed[packing](good)
        const [, ...others] = hookHeaders(body)
        return genuine(to, body, [['Content-Type', type], ['Content-Encoding', coding], ...others])
      }),
  },
]
