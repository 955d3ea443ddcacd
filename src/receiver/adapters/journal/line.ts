import { crc32 } from 'node:zlib'

/**
 * One line of the journal: `{"crc":"89abcdef",…}`, ASCII, ended by a newline. The checksum is the CRC-32 of
 * everything behind its own field, so that a torn or damaged line is told from a good one by itself.
 */
export type Line =
  | {
      v: 1
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
      verdict: string
      reason: string | null
      signature: string
      handled: boolean
      stale: boolean
      /** Hex of the first half of the body's SHA-256. */
      digest: string
      headers: readonly string[]
      /** Base64 of the bytes as received. */
      body: string
    }
  | { v: 1; kind: 'receipt'; no: number; at: number }
  | { v: 1; kind: 'run'; no: number; state: string; runs: number; error: string | null; next: number | null }

export type EntryLine = Extract<Line, { kind: 'entry' }>

const beyondAscii = /[\u0080-\uffff]/
const everyBeyondAscii = /[\u0080-\uffff]/g

const prefix = '{"crc":"'
/** Where the checksummed part begins. */
const coveredFrom = prefix.length + '00000000"'.length

export function encodeLine(line: Line): string {
  const json = JSON.stringify(line)
  // Header values may hold Latin-1; escaped, the line stays one byte a character and offsets are lengths.
  const ascii = beyondAscii.test(json) ? escaped(json) : json
  const covered = `,${ascii.slice(1)}`
  return `${prefix}${checksum(covered)}"${covered}\n`
}

/** Undefined when the line is torn or damaged. Takes it without its newline. */
export function decodeLine(bytes: Buffer): Line | undefined {
  const given = bytes.toString('latin1', prefix.length, prefix.length + 8)
  if (checksum(bytes.subarray(coveredFrom)) !== given) return undefined
  try {
    return JSON.parse(bytes.toString('latin1'))
  } catch {
    return undefined
  }
}

function checksum(covered: string | Buffer): string {
  return crc32(covered).toString(16).padStart(8, '0')
}

function escaped(json: string): string {
  return json.replace(everyBeyondAscii, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}
