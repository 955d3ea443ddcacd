import { gunzipSync, gzipSync } from 'node:zlib'
import type { SignatureMistake } from './table.ts'

/** Other bytes than the body's, that a signature may have been made over. */
export interface ChangedBody {
  mistake: SignatureMistake
  /** What exactly was done, where the mistake has several forms. */
  detail: string | null
  bytes: Uint8Array
}

const mark = Buffer.from('\ufeff')

/** What becomes of a body without its being understood: as bytes and as text. */
export function* changedBodies(body: Buffer): Generator<ChangedBody> {
  yield { mistake: 'empty_body', detail: null, bytes: Buffer.alloc(0) }
  for (const text of ['[object Object]', '{}', 'null', 'undefined']) {
    yield { mistake: 'parsed_object', detail: text, bytes: Buffer.from(text) }
  }
  yield* otherEnds(body)
  yield* otherBreaks(body.toString('latin1'))
  yield body.subarray(0, 3).equals(mark)
    ? { mistake: 'byte_order_mark', detail: 'without it', bytes: body.subarray(3) }
    : { mistake: 'byte_order_mark', detail: 'with one', bytes: Buffer.concat([mark, body]) }
  yield* otherLetters(body)
  yield* otherPacking(body)
}

function* otherEnds(body: Buffer): Generator<ChangedBody> {
  const [from, to] = [afterSpace(body), beforeSpace(body)]
  const ends = {
    'without the last newline': body.subarray(0, body.length - lastNewline(body)),
    'trimmed at its end': body.subarray(0, to),
    'trimmed at both ends': body.subarray(Math.min(from, to), to),
    'with a newline behind it': Buffer.concat([body, Buffer.from('\n')]),
    'with CR and LF behind it': Buffer.concat([body, Buffer.from('\r\n')]),
  }
  for (const [detail, bytes] of Object.entries(ends)) yield { mistake: 'line_end', detail, bytes }
}

const [newline, carriageReturn] = [0x0a, 0x0d]
const spaces = new Set([0x20, 0x09, newline, carriageReturn])

/** Bytes of the newline at the end: 0, 1 or, with a carriage return, 2. */
function lastNewline(body: Buffer): number {
  if (body.at(-1) !== newline) return 0
  return body.at(-2) === carriageReturn ? 2 : 1
}

function afterSpace(body: Buffer): number {
  let from = 0
  while (spaces.has(body[from] ?? -1)) from += 1
  return from
}

function beforeSpace(body: Buffer): number {
  let to = body.length
  while (spaces.has(body[to - 1] ?? -1)) to -= 1
  return to
}

/** The text is the bytes, one character each. */
function* otherBreaks(text: string): Generator<ChangedBody> {
  const breaks = {
    'LF where it has CRLF': text.replaceAll('\r\n', '\n'),
    'CRLF where it has LF': text.replace(/\r?\n/g, '\r\n'),
    'without any': text.replace(/[\r\n]+/g, ''),
  }
  for (const [detail, changed] of Object.entries(breaks)) {
    yield { mistake: 'line_breaks', detail, bytes: Buffer.from(changed, 'latin1') }
  }
}

function* otherLetters(body: Buffer): Generator<ChangedBody> {
  const text = body.toString('utf8')
  yield { mistake: 'latin_1', detail: null, bytes: Buffer.from(text, 'latin1') }
  const orQuestionMark = text.replace(/[^\0-\u00ff]/gu, '?')
  yield {
    mistake: 'latin_1',
    detail: 'with ? for other letters',
    bytes: Buffer.from(orQuestionMark, 'latin1'),
  }
  yield { mistake: 'read_as_latin_1', detail: null, bytes: Buffer.from(body.toString('latin1'), 'utf8') }
  yield { mistake: 'utf8_mended', detail: null, bytes: Buffer.from(text, 'utf8') }
}

/** A body larger than this when unpacked is not unpacked. */
const unpackedBytes = 16 * 1024 * 1024
/** The byte of a gzip header that names the system it was made on: Unix, unknown, none told, macOS. */
const systems = [3, 255, 0, 19]

function* otherPacking(body: Buffer): Generator<ChangedBody> {
  if (body[0] === 0x1f && body[1] === 0x8b) {
    const bytes = unpacked(body)
    if (bytes) yield { mistake: 'compressed', detail: 'uncompressed', bytes }
    return
  }
  for (const level of [6, 9, 1]) {
    const packed = gzipSync(body, { level })
    for (const system of systems) {
      const bytes = Buffer.from(packed)
      bytes[9] = system
      yield { mistake: 'compressed', detail: 'compressed with gzip', bytes }
    }
  }
}

function unpacked(body: Buffer): Buffer | undefined {
  try {
    return gunzipSync(body, { maxOutputLength: unpackedBytes })
  } catch {
    return undefined
  }
}
