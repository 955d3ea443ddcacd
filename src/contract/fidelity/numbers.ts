import type { FidelityKind } from './kinds.ts'
import { type Fault, fault, type Scan, type Step } from './scan.ts'

/** Of so many characters, no exponent and no 0 in front, JavaScript loses nothing but zeros at the end. */
const safeDigits = 15
const [minus, plus, dot, zero, nine, upperE, lowerE] = [0x2d, 0x2b, 0x2e, 0x30, 0x39, 0x45, 0x65]

/** Reads the number that begins here, and tells what JavaScript would make of it. */
export function scanNumber(scan: Scan, next: Step): Step | Fault {
  const { bytes } = scan
  const from = scan.at
  const whole = bytes[from] === minus ? from + 1 : from
  const wholeTo = afterDigits(bytes, whole)
  if (wholeTo === whole) return fault(wholeTo, 'a minus sign without a digit behind it')
  if (bytes[whole] === zero && wholeTo > whole + 1) return fault(whole, 'a number that begins with 0')
  const fractionTo = bytes[wholeTo] === dot ? afterDigits(bytes, wholeTo + 1) : wholeTo
  if (fractionTo === wholeTo + 1) return fault(fractionTo, 'a decimal point without a digit behind it')
  const digits = exponentFrom(bytes, fractionTo)
  scan.at = digits === null ? fractionTo : afterDigits(bytes, digits)
  if (scan.at === digits) return fault(digits, 'an exponent without a digit')
  const short = digits === null && scan.at - whole <= safeDigits
  if (!short || bytes[whole] === zero) tell(scan, from)
  else if (scan.at > wholeTo && bytes[scan.at - 1] === zero) add(scan, from, 'number_respelled')
  return next
}

/** The first digit of an exponent; null when none begins here. */
function exponentFrom(bytes: Uint8Array, at: number): number | null {
  if (bytes[at] !== upperE && bytes[at] !== lowerE) return null
  const sign = bytes[at + 1]
  return sign === plus || sign === minus ? at + 2 : at + 1
}

function afterDigits(bytes: Uint8Array, from: number): number {
  let at = from
  for (let byte = bytes[at] ?? 0; byte >= zero && byte <= nine; byte = bytes[at] ?? 0) at += 1
  return at
}

function tell(scan: Scan, from: number): void {
  const kind = kindOf(textOf(scan, from))
  if (kind !== null) add(scan, from, kind)
}

function add(scan: Scan, offset: number, kind: FidelityKind): void {
  scan.findings.add(kind, () => {
    const text = textOf(scan, offset)
    const value = Number(text)
    const held = Object.is(value, -0) ? '-0' : String(value)
    return { pointer: scan.place.pointer(), offset, text, held, rewritten: JSON.stringify(value) }
  })
}

const decoder = new TextDecoder()

function textOf({ bytes, at }: Scan, from: number): string {
  return decoder.decode(bytes.subarray(from, at))
}

function kindOf(text: string): FidelityKind | null {
  const value = Number(text)
  if (!Number.isFinite(value)) return 'number_overflow'
  const isInteger = !/[.eE]/.test(text)
  if (isInteger && !Number.isSafeInteger(value)) return 'unsafe_integer'
  if (text === JSON.stringify(value)) return null
  if (decimalOf(text) !== decimalOf(String(value))) return 'number_rounded'
  return Object.is(value, -0) ? 'minus_zero' : 'number_respelled'
}

/** The same for every spelling of a number, its sign left aside: its digits and where their point stands. */
function decimalOf(text: string): string {
  const unsigned = text.startsWith('-') ? text.slice(1) : text
  const [mantissa = '', exponent = '0'] = unsigned.split(/[eE]/)
  return normal(mantissa, Number(exponent))
}

function normal(mantissa: string, exponent: number): string {
  const [whole = '', fraction = ''] = mantissa.split('.')
  const digits = whole + fraction
  let from = 0
  let to = digits.length
  while (from < to && digits.charCodeAt(from) === zero) from += 1
  while (to > from && digits.charCodeAt(to - 1) === zero) to -= 1
  return from === to ? '0' : `${digits.slice(from, to)}e${whole.length - from + exponent}`
}
