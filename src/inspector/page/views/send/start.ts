import { decodedText } from '../entry/raw/decoded-text.ts'
import { indented } from '../entry/raw/indented.ts'

/** A body to start from. Its bytes are what is sent while nothing is edited, however they are shown. */
export interface Start {
  bytes: Uint8Array
  /** With line feeds alone, as the editor writes lines. */
  kept: string
  /** The same with a line for each member; `kept` where it is no JSON. */
  pretty: string
  /** Bytes that are not UTF-8: an edited text cannot hold them. */
  badBytes: number
  hasCarriageReturns: boolean
}

export function startOf(bytes: Uint8Array): Start {
  const { text, bad } = decodedText(bytes)
  const kept = text.replace(/\r\n?/g, '\n')
  return {
    bytes,
    kept,
    pretty: prettyOf(kept),
    badBytes: bad.size,
    hasCarriageReturns: text.includes('\r'),
  }
}

/** The spelling of numbers and texts stays; what is no JSON stays as it is. */
export function prettyOf(text: string): string {
  return isJson(text) ? indented(text) : text
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

export function isEdited(text: string | null, start: Start): text is string {
  return text !== null && text !== start.kept && text !== start.pretty
}

/** What an edited text cannot keep of the bytes that it began with; sentences. */
export function lostByEditing(start: Start): string[] {
  const lost: string[] = []
  if (start.badBytes > 0) {
    const are = start.badBytes === 1 ? 'byte that is' : 'bytes that are'
    lost.push(`The kept body has ${start.badBytes} ${are} not UTF-8, which an edited text cannot hold.`)
  }
  if (start.hasCarriageReturns) {
    lost.push('The kept body has carriage returns; an edited text has line feeds alone.')
  }
  return lost
}
