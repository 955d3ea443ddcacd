import { crc32 } from 'node:zlib'

/**
 * One line of the journal: `{"crc":"89abcdef","size":2543,…}` and a newline, each a JSON document. The
 * checksum is the CRC-32 of everything behind its own field, so that a torn or damaged line is told from a
 * good one by itself.
 *
 * The body of an entry stands at the end, raw: its last `size` bytes before the closing brace are the bytes
 * as received. So nothing is encoded on the way in, and the journal can be searched with grep and jq. A body
 * that is not JSON, or has a newline in it, would break the line and is written in Base64 instead.
 */
export type Line = EntryLine | ReceiptLine | RunLine

export interface EntryLine {
  kind: 'entry'
  no: number
  id: string
  at: number
  event: string | null
  wire: string | null
  store: string | null
  triggered: number | null
  order: number | null
  state: string | null
  reason: string | null
  signature: string
  handled: boolean
  stale: boolean
  /** Written only where it is true: lines of earlier versions are without. */
  reconciled?: boolean
  /** First half of the body's SHA-256; in hex on disk. */
  digest: Buffer
  headers: readonly string[]
  body: Buffer
}

export interface ReceiptLine {
  kind: 'receipt'
  no: number
  at: number
  /** How many receipts it tells of, where a backup told of more than one: lines of earlier versions are without. */
  times?: number
}

export interface RunLine {
  kind: 'run'
  no: number
  state: string
  runs: number
  error: string | null
  next: number | null
}

const version = 1
const crcAt = '{"crc":"'.length
/** Where the checksummed part begins. */
const coveredFrom = crcAt + '00000000"'.length
const raw = Buffer.from(',"json":')
const newline = 0x0a

/** An upper bound of the bytes that a line takes, its newline included. */
export function boundOf(line: Line): number {
  if (line.kind !== 'entry') return 1_024 + (line.kind === 'run' ? 6 * (line.error?.length ?? 0) : 0)
  // A character takes at most six bytes, escaped; a body in Base64 less than twice its size.
  let characters = (line.wire?.length ?? 0) + (line.store?.length ?? 0)
  for (const text of line.headers) characters += 2 + text.length
  return 1_024 + 2 * line.body.length + 6 * characters
}

/** Writes a line; answers where it ends. `buffer` must have {@link boundOf} bytes from `start` on. */
export function encodeLine(line: Line, buffer: Buffer, start: number): number {
  let end = line.kind === 'entry' ? encodeEntry(line, buffer, start) : encodeSmall(line, buffer, start)
  buffer[end++] = 0x7d
  buffer.write(checksum(buffer.subarray(start + coveredFrom, end)), start + crcAt, 'latin1')
  buffer[end++] = newline
  return end
}

function encodeSmall(line: ReceiptLine | RunLine, buffer: Buffer, start: number): number {
  const json = JSON.stringify(line).slice(1, -1)
  return start + buffer.write(`{"crc":"00000000","size":0,"v":${version},${json}`, start)
}

function encodeEntry(line: EntryLine, buffer: Buffer, start: number): number {
  const { body } = line
  const text = body.length > 0 && line.reason !== 'not_json' && !body.includes(newline)
  const head =
    `{"crc":"00000000","size":${text ? body.length : 0},"v":${version},"kind":"entry","no":${line.no},` +
    `"id":"${line.id}","at":${line.at},"event":${quoted(line.event)},"wire":${JSON.stringify(line.wire)},` +
    `"store":${JSON.stringify(line.store)},"triggered":${line.triggered},"order":${line.order},` +
    `"state":${quoted(line.state)},"reason":${quoted(line.reason)},"signature":"${line.signature}",` +
    `"handled":${line.handled},"stale":${line.stale},${line.reconciled ? '"reconciled":true,' : ''}"digest":"${line.digest.toString('hex')}",` +
    `"headers":${JSON.stringify(line.headers)}`
  const end = start + buffer.write(head, start)
  if (!text) return end + buffer.write(`,"base64":"${body.toString('base64')}"`, end, 'latin1')
  raw.copy(buffer, end)
  body.copy(buffer, end + raw.length)
  return end + raw.length + body.length
}

/** Undefined when the line is torn or damaged. Takes it without its newline. */
export function decodeLine(bytes: Buffer): Line | undefined {
  if (checksum(bytes.subarray(coveredFrom)) !== bytes.toString('latin1', crcAt, crcAt + 8)) return undefined
  const size = Number(/^,"size":(\d+),/.exec(bytes.toString('latin1', coveredFrom, coveredFrom + 32))?.[1])
  const bodyFrom = bytes.length - 1 - size
  try {
    const json = size === 0 ? bytes.toString('utf8') : `${bytes.toString('utf8', 0, bodyFrom - raw.length)}}`
    const line = JSON.parse(json)
    if (line.kind !== 'entry') return line
    const body = size === 0 ? Buffer.from(line.base64, 'base64') : Buffer.from(bytes.subarray(bodyFrom, -1))
    return { ...line, digest: Buffer.from(line.digest, 'hex'), body }
  } catch {
    return undefined
  }
}

/** A word of ours: nothing in it needs to be escaped. */
function quoted(word: string | null): string {
  return word === null ? 'null' : `"${word}"`
}

function checksum(covered: Buffer): string {
  return crc32(covered).toString(16).padStart(8, '0')
}
