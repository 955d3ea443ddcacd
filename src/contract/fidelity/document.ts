import { createDuplicateKeys } from './duplicate-keys.ts'
import { scanNumber } from './numbers.ts'
import { type Fault, fault, type Scan, type Step, skipSpace } from './scan.ts'
import { scanString, textOf } from './strings.ts'
import { whatStandsAt } from './syntax-error.ts'

const [quote, comma, colon, minus, zero, nine] = [0x22, 0x2c, 0x3a, 0x2d, 0x30, 0x39]
const [openBracket, closeBracket, openBrace, closeBrace] = [0x5b, 0x5d, 0x7b, 0x7d]
const words = new Map(['true', 'false', 'null'].map((word) => [word.charCodeAt(0), word]))
const prototypeKeys = new Set(['__proto__', 'constructor', 'prototype'])

/** How deep a document is, and where it is so first. */
export interface Depth {
  /** Objects and lists around the innermost value: 0 for a bare number. */
  levels: number
  pointer: string
}

/** Reads a whole document, and reports to the scan's findings. The fault is null when it is JSON. */
export function scanDocument(scan: Scan): { fault: Fault | null; depth: Depth } {
  const { bytes, place, findings } = scan
  const duplicates = createDuplicateKeys(place, findings)
  const pointer = () => place.pointer()
  const pointerOfParent = () => place.pointerOfParent()
  const depth: Depth = { levels: 0, pointer: '' }

  const value: Step = () => {
    const byte = skipSpace(scan)
    if (byte === quote) return scanString(scan, pointer) ?? afterValue
    if (byte === openBrace) return opened('object', firstKey)
    if (byte === openBracket) return opened('list', firstItem)
    if (byte === minus || (byte >= zero && byte <= nine)) return scanNumber(scan, afterValue)
    return word(byte)
  }

  function opened(what: 'object' | 'list', next: Step): Step {
    place.open(what)
    scan.at += 1
    return next
  }

  function word(byte: number): Step | Fault {
    const expected = words.get(byte)
    const found = expected && String.fromCharCode(...bytes.subarray(scan.at, scan.at + expected.length))
    if (!expected || found !== expected) return insteadOf('a value')
    scan.at += expected.length
    return afterValue
  }

  const firstKey: Step = () => (skipSpace(scan) === closeBrace ? closed() : key)
  const firstItem: Step = () => (skipSpace(scan) === closeBracket ? closed() : value)

  const key: Step = () => {
    if (skipSpace(scan) !== quote) return insteadOf('a key in quotes')
    const from = scan.at
    const wrong = scanString(scan, pointerOfParent)
    if (wrong) return wrong
    const text = textOf(bytes, from, scan.at)
    if (place.enter(text)) duplicates.again(text, from)
    if (prototypeKeys.has(text)) findings.add('prototype_key', () => ({ ...here(from), text }))
    if (skipSpace(scan) !== colon) return insteadOf('a colon')
    scan.at += 1
    return value
  }

  function here(offset: number) {
    return { pointer: place.pointer(), offset }
  }

  const afterValue: Step = () => {
    const byte = skipSpace(scan)
    if (place.depth === 0) return byte === -1 ? null : insteadOf('the end')
    return place.inObject ? afterMember(byte) : afterItem(byte)
  }

  function afterMember(byte: number): Step | Fault {
    if (byte === closeBrace) return closed()
    if (byte !== comma) return insteadOf('a comma or a closing }')
    scan.at += 1
    return key
  }

  function afterItem(byte: number): Step | Fault {
    if (byte === closeBracket) return closed()
    if (byte !== comma) return insteadOf('a comma or a closing ]')
    scan.at += 1
    place.next()
    return value
  }

  function insteadOf(expected: string): Fault {
    return fault(scan.at, whatStandsAt(bytes, scan.at, expected))
  }

  function closed(): Step {
    noteDepth()
    duplicates.close()
    place.close()
    scan.at += 1
    return afterValue
  }

  /** Told on the way out, when the deepest is known: to write a pointer on each level costs their square. */
  function noteDepth(): void {
    if (place.depth <= depth.levels) return
    depth.levels = place.depth
    depth.pointer = place.pointerOfParent()
  }

  let next: Step | Fault | null = value
  while (typeof next === 'function') next = next(scan)
  noteDepth()
  return { fault: next, depth }
}
