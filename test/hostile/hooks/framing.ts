import fc from 'fast-check'
import type { Ending, HookCase, HostileClass } from '../case.ts'
import { genuine, type Header, hookHeaders, rawRequest } from '../raw-request.ts'
import { door, goodBody, smallBody } from './given.ts'

const ending = fc.constantFrom<Ending>('half-closes', 'hangs up', 'resets')

/** Of a body with `length` bytes: what a Content-Length may claim. */
const lengthTexts = (length: number) => [
  ...[
    String(length - 1),
    String(length + 1),
    '0',
    '-1',
    `+${length}`,
    `${length}.0`,
    `0x${length.toString(16)}`,
  ],
  ...[
    '',
    ' ',
    `${length} ${length}`,
    `${length}, ${length}`,
    `${length},${length + 1}`,
    '18446744073709551617',
  ],
  ...['9'.repeat(400), `${length}a`, `0${length}`, `\t${length}\t`, 'NaN', '1e2', String(2 ** 31), '²'],
]

/** What a server may take for the body: the whole, or as much as a length claims. */
function readings(body: Buffer, texts: readonly string[]): Buffer[] {
  const lengths = texts.map(Number).filter((claimed) => claimed >= 0 && claimed < body.length)
  return [body, ...lengths.map((length) => body.subarray(0, length))]
}

const wrongLengths = fc
  .record({ to: door, body: goodBody, ending, picks: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }) })
  .map(({ to, body, ending: end, picks }): HookCase => {
    const texts = lengthTexts(body.length)
    const claimed = picks.map((pick) => texts[pick % texts.length] ?? '')
    const framing = claimed.map((text): Header => ['Content-Length', text])
    const pieces = [rawRequest({ headers: hookHeaders(body), body, framing })]
    return { to, pieces, ending: end, bodies: readings(body, claimed) }
  })

const transferEncodings = [
  ...[
    'chunked',
    'Chunked',
    ' chunked',
    'chunked ',
    'xchunked',
    'chunked, identity',
    'identity, chunked',
    'identity',
  ],
  ...[
    'gzip, chunked',
    'chunked, chunked',
    '\u000bchunked',
    '"chunked"',
    'chunked;q=1',
    '',
    'cow',
    'chunked\t',
  ],
]
const transferNames = [
  'Transfer-Encoding',
  'transfer-encoding',
  'Transfer-Encoding ',
  'Transfer_Encoding',
  'TE',
]

function inChunks(body: Buffer, sizes: readonly number[], extension = ''): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0, n = 0; at < body.length; n++) {
    const size = Math.max(1, sizes[n % Math.max(1, sizes.length)] ?? body.length)
    const part = body.subarray(at, at + size)
    chunks.push(
      Buffer.from(`${part.length.toString(16)}${extension}\r\n`, 'latin1'),
      part,
      Buffer.from('\r\n'),
    )
    at += part.length
  }
  return Buffer.concat(chunks)
}

const bothLengths = fc
  .record({
    to: door,
    ending,
    encodings: fc.array(fc.constantFrom(...transferEncodings), { minLength: 1, maxLength: 2 }),
    name: fc.constantFrom(...transferNames),
    length: fc.constantFrom('whole', 'short', 'none'),
    isChunked: fc.boolean(),
  })
  .map(({ to, ending: end, encodings, name, length, isChunked }): HookCase => {
    const written = isChunked ? Buffer.concat([inChunks(smallBody, []), Buffer.from('0\r\n\r\n')]) : smallBody
    const told = String(length === 'whole' ? written.length : 4)
    const lengths: Header[] = length === 'none' ? [] : [['Content-Length', told]]
    const framing = [...lengths, ...encodings.map((each): Header => [name, each])]
    const pieces = [rawRequest({ headers: hookHeaders(smallBody), body: written, framing })]
    return { to, pieces, ending: end, bodies: [smallBody, ...readings(written, [told])] }
  })

const sizes = fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 6 })
const trailers = fc.constantFrom(
  '',
  'X-Trailer: 1\r\n',
  'Content-Length: 5\r\n',
  'Jumpseller-Hmac-Sha256: x\r\n',
)
const chunked: Header[] = [['Transfer-Encoding', 'chunked']]

const goodChunks = fc
  .record({
    to: door,
    body: goodBody,
    sizes,
    extension: fc.constantFrom('', ';a=b', ';a="b"', ';a="b c"', ';x'),
    trailers,
  })
  .map(({ to, body, sizes: some, extension, trailers: end }): HookCase => {
    const written = Buffer.concat([inChunks(body, some, extension), Buffer.from(`0\r\n${end}\r\n`)])
    const head = rawRequest({ headers: hookHeaders(body), framing: chunked })
    const sent = genuine(to, body)
    // Both are allowed, and Node's parser is stricter than that.
    const isStrict = extension.includes(' ') || end.startsWith('Content-Length')
    const statuses = [...(sent.statuses ?? []), ...(isStrict ? [400] : [])]
    return { ...sent, pieces: [head, written], statuses }
  })

const badChunk = fc.constantFrom(
  ...[
    '-1\r\n',
    'zz\r\n',
    '\r\n',
    '0x5\r\nhello\r\n',
    '5\r\nhel',
    '5\nhello\n',
    '5\r\nhelloo\r\n',
    'ffffffffffffffff\r\n',
  ],
  ...[
    '5 \r\nhello\r\n',
    '5;\r\nhello\r\n',
    ` 5\r\nhello\r\n`,
    `5;${'x'.repeat(20_000)}\r\nhello\r\n`,
    '10000000000\r\n',
  ],
  ...[
    '5\r\nhello',
    '5\r\nhello\n',
    '5\rhello\r',
    '00000000000000000005\r\nhello\r\n',
    '٥\r\nhello\r\n',
    '5\u0000\r\n',
  ],
)
const badChunks = fc
  .record({
    to: door,
    bad: badChunk,
    isFirst: fc.boolean(),
    ending,
    last: fc.constantFrom('', '0\r\n\r\n', '0\n\n'),
  })
  .map(({ to, bad, isFirst, ending: end, last }): HookCase => {
    const before = isFirst ? Buffer.alloc(0) : inChunks(smallBody, [20])
    const written = Buffer.concat([before, Buffer.from(bad + last, 'latin1')])
    const head = rawRequest({ headers: hookHeaders(smallBody), framing: chunked })
    // Lenient readings of a chunk that has five letters: they are not signed, and no JSON.
    return { to, pieces: [head, written], ending: end, bodies: [smallBody] }
  })

const lineEnds = ['\n', '\r', '\n\r', '\r\r\n', '\r\n ', '\r\n\t', '\u0085', '\u0000\r\n', ' \r\n', '\v\r\n']
const lines = fc
  .record({
    to: door,
    ending,
    lineEnd: fc.constantFrom(...lineEnds),
    isEverywhere: fc.boolean(),
    before: fc.constantFrom('', '\r\n', '\n', '\r\n\r\n', ' ', '\u0000'),
  })
  .map(({ to, ending: end, lineEnd, isEverywhere, before }): HookCase => {
    const headers = hookHeaders(smallBody)
    const once = rawRequest({ headers, body: smallBody })
      .toString('latin1')
      .replace(/\r\n(?=Jump)/, lineEnd)
    const request = isEverywhere
      ? rawRequest({ headers, body: smallBody, lineEnd })
      : Buffer.from(once, 'latin1')
    return { to, pieces: [Buffer.concat([Buffer.from(before), request])], ending: end, bodies: [smallBody] }
  })

export const framingClasses: HostileClass[] = [
  {
    name: 'wrong lengths',
    promise: 'a Content-Length that is wrong, no number, or there twice: 400, a refusal, or a closed socket',
    weight: 4,
    cases: wrongLengths,
  },
  {
    name: 'two framings',
    promise:
      'Content-Length and Transfer-Encoding together, or an encoding nobody knows: no second reading of a body',
    weight: 4,
    cases: bothLengths,
  },
  {
    name: 'good chunks',
    promise: 'a body in chunks of any size, with extensions and trailers: read whole, by the table',
    weight: 4,
    cases: goodChunks,
  },
  {
    name: 'bad chunks',
    promise: 'sizes that are none, chunks that end early or run over: nothing of them is kept',
    weight: 4,
    cases: badChunks,
  },
  {
    name: 'odd line ends',
    promise: 'a bare LF or CR, folded lines, lines before the first: Node refuses them, or the whole is read',
    weight: 3,
    cases: lines,
  },
]
