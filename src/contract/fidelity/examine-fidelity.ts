import { type Depth, scanDocument } from './document.ts'
import { createFindings, type Finding } from './findings.ts'
import type { FidelityKind } from './kinds.ts'
import { createPlace } from './place.ts'
import type { Scan } from './scan.ts'
import { tellBadByte } from './strings.ts'
import { type SyntaxFault, syntaxFault } from './syntax-error.ts'
import { characterBytes } from './utf8.ts'

/** What a body holds that a JSON parser, JavaScript or a database would lose. */
export interface Fidelity {
  /** Bytes of the body. */
  size: number
  /** Whether the receiver takes it: JSON in UTF-8 without a byte order mark. */
  json: boolean
  /** Null when it is JSON, its bytes that are not UTF-8 and a byte order mark left aside. */
  syntaxError: SyntaxFault | null
  depth: Depth
  /** The costliest kind first, and of each kind ids and money first. */
  findings: Finding[]
  /** How many of a kind there are beside those listed. */
  more: Partial<Record<FidelityKind, number>>
}

/** The least that a parser in use stops at (.NET's); orders are some five levels deep. */
const deepLevels = 64

/**
 * Reads the bytes once, without a parser, and tells what does not survive parsing, keeping or writing again.
 * Bounded in time and memory for any bytes, however deep; needs nothing that a browser lacks.
 */
export function examineFidelity(bytes: Uint8Array): Fidelity {
  const findings = createFindings()
  const scan: Scan = { bytes, at: 0, place: createPlace(), findings }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    findings.add('byte_order_mark', () => ({ pointer: '', offset: 0 }))
    scan.at = 3
  }
  const { fault, depth } = scanDocument(scan)
  const syntaxError = fault && syntaxFault(bytes, fault)
  if (syntaxError) {
    const { offset, message } = syntaxError
    findings.add('not_json', () => ({ pointer: scan.place.pointer(), offset, text: message }))
    checkRest(scan)
  }
  if (depth.levels > deepLevels) {
    const text = `${depth.levels} levels`
    findings.add('deep_nesting', () => ({ pointer: depth.pointer, offset: 0, text }))
  }
  const json = !syntaxError && !findings.has('bad_utf8') && !findings.has('byte_order_mark')
  return { size: bytes.length, json, syntaxError, depth, findings: findings.list(), more: findings.more() }
}

/** Behind a fault nothing is known but whether it is UTF-8. */
function checkRest(scan: Scan): void {
  const { bytes } = scan
  const pointerOf = () => ''
  while (scan.at < bytes.length) {
    const length = characterBytes(bytes, scan.at)
    if (length === 0) tellBadByte(scan, pointerOf)
    scan.at += length || 1
  }
}
