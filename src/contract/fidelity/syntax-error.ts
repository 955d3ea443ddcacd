import type { Fault } from './scan.ts'
import { characterBytes } from './utf8.ts'

/** Why a body is not JSON. */
export interface SyntaxFault {
  /** Byte in the body, from 0. */
  offset: number
  /** From 1. */
  line: number
  /** Characters into the line, from 1. */
  column: number
  /** In plain words, a sentence. */
  message: string
}

export function syntaxFault(bytes: Uint8Array, { offset, found }: Fault): SyntaxFault {
  let line = 1
  let lineFrom = 0
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < offset; at = bytes.indexOf(0x0a, at + 1)) {
    line += 1
    lineFrom = at + 1
  }
  let column = 1
  for (let at = lineFrom; at < offset; at += characterBytes(bytes, at) || 1) column += 1
  return { offset, line, column, message: `Here is ${found}.` }
}

/** What people and programs write in place of JSON. */
const mistakes: [RegExp, string][] = [
  [/^(NaN|-?Infinity)\b/, 'is no number of JSON: null is what is meant'],
  [/^(None|True|False)\b/, "is Python's word: JSON writes null, true and false"],
  [/^undefined\b/, 'is no value of JSON'],
  [/^'/, 'is a single quote: JSON takes double ones'],
  [/^\/[/*]/, 'begins a comment, which JSON does not have'],
  [/^[}\]]/, 'comes too early, perhaps behind a comma too many'],
  [/^</, 'looks like HTML or XML: another server may have answered, or a proxy'],
  [/^[\w%+.[\]-]+=/, 'looks like a form: the body is to be JSON'],
]

/** What stands at a byte in place of what was expected there, for the middle of a sentence. */
export function whatStandsAt(bytes: Uint8Array, at: number, expected: string): string {
  if (bytes.length === 0) return 'nothing: the body is empty'
  if (at >= bytes.length) return `the end of the body, where ${expected} should stand: it was cut off`
  const rest = new TextDecoder().decode(bytes.subarray(at, at + 60))
  if (expected === 'the end') return `${quoted(rest)} behind the end of the JSON: one body holds one document`
  const mistake = mistakes.find(([form]) => form.test(rest))
  const reason = mistake ? `, which ${mistake[1]}` : ''
  return `${quoted(rest)} where ${expected} should stand${reason}`
}

function quoted(rest: string): string {
  return JSON.stringify([...(/^[\w.+-]+/.exec(rest)?.[0] ?? rest)].slice(0, 20).join('').slice(0, 20))
}
