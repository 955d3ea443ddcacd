import { type Fault, fault, type Scan } from './scan.ts'
import { characterBytes } from './utf8.ts'

const [quote, backslash, letterU] = [0x22, 0x5c, 0x75]
const shortEscapes = new Set([...'"\\/bfnrt'].map((letter) => letter.charCodeAt(0)))
const decoder = new TextDecoder()

/** Of the value or, in a key, of the object that the key is in. */
type PointerOf = () => string

/** Reads the string that begins here with its quote. Null: it has been read. */
export function scanString(scan: Scan, pointerOf: PointerOf): Fault | null {
  const { bytes } = scan
  const from = scan.at
  scan.at += 1
  for (;;) {
    let byte = bytes[scan.at] ?? -1
    while (byte >= 0x20 && byte < 0x80 && byte !== quote && byte !== backslash) {
      scan.at += 1
      byte = bytes[scan.at] ?? -1
    }
    if (byte === quote) {
      scan.at += 1
      return null
    }
    const wrong = byte === -1 ? fault(bytes.length, unclosed(from)) : special(scan, byte, pointerOf)
    if (wrong) return wrong
  }
}

function unclosed(from: number): string {
  return `the end of the body, inside the text that begins at byte ${from}: it was cut off, or a quote is missing`
}

function special(scan: Scan, byte: number, pointerOf: PointerOf): Fault | null {
  if (byte === backslash) return readEscape(scan, pointerOf)
  if (byte < 0x20) return fault(scan.at, 'a raw control character inside a text, where it must be escaped')
  const length = characterBytes(scan.bytes, scan.at)
  if (length === 0) tellBadByte(scan, pointerOf)
  scan.at += length || 1
  return null
}

/** Tells of the byte at which a character should begin or go on, and none does. */
export function tellBadByte({ bytes, at: offset, findings }: Scan, pointerOf: PointerOf): void {
  findings.add('bad_utf8', () => ({ pointer: pointerOf(), offset, text: hexOf(bytes[offset] ?? 0) }))
}

function hexOf(byte: number): string {
  return `0x${byte.toString(16).padStart(2, '0')}`
}

function readEscape(scan: Scan, pointerOf: PointerOf): Fault | null {
  const { bytes, at, findings } = scan
  if (bytes[at + 1] !== letterU) {
    if (!shortEscapes.has(bytes[at + 1] ?? 0)) return fault(at, 'a backslash before what cannot be escaped')
    scan.at += 2
    return null
  }
  const unit = unitAt(bytes, at)
  if (unit === null) return fault(at, 'an escape \\u without four hexadecimal digits')
  scan.at += 6
  const text = () => ({ pointer: pointerOf(), offset: at, text: decoder.decode(bytes.subarray(at, at + 6)) })
  if (unit === 0) findings.add('nul_escape', text)
  if (unit < 0xd800 || unit > 0xdfff) return null
  const low = unit < 0xdc00 ? unitAt(bytes, at + 6) : null
  if (low !== null && low >= 0xdc00 && low <= 0xdfff) scan.at += 6
  else findings.add('lone_surrogate', text)
  return null
}

/** The number behind `\u`; null when none stands there. */
function unitAt(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] !== backslash || bytes[at + 1] !== letterU) return null
  let unit = 0
  for (let index = at + 2; index < at + 6; index += 1) {
    const digit = hexDigit(bytes[index] ?? 0)
    if (digit < 0) return null
    unit = unit * 16 + digit
  }
  return unit
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const letter = byte | 0x20
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1
}

const plainKeyBytes = 64

/** The text of a string that has been read, given with its quotes. */
export function textOf(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  if (to - from <= plainKeyBytes) {
    for (let at = from + 1; at < to - 1; at += 1) {
      const byte = bytes[at] as number
      if (byte === backslash || byte >= 0x80) return decoded(bytes.subarray(from, to))
      text += String.fromCharCode(byte)
    }
    return text
  }
  return decoded(bytes.subarray(from, to))
}

function decoded(bytes: Uint8Array): string {
  return JSON.parse(decoder.decode(bytes))
}
