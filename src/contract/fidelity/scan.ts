import type { Findings } from './findings.ts'
import type { Place } from './place.ts'

/** A body on the way through it. */
export interface Scan {
  readonly bytes: Uint8Array
  /** The byte that is next. */
  at: number
  readonly place: Place
  readonly findings: Findings
}

/** Why a body is not JSON: from which byte on, and what stands there instead. */
export interface Fault {
  offset: number
  found: string
}

/** Reads on, and answers what comes next: a further step, a fault, or null at the end. No stack grows. */
export type Step = (scan: Scan) => Step | Fault | null

export function fault(offset: number, found: string): Fault {
  return { offset, found }
}

/** To the next byte that is no white space; that byte, or -1 at the end. */
export function skipSpace(scan: Scan): number {
  const { bytes } = scan
  let { at } = scan
  let byte = bytes[at] ?? -1
  while (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09) {
    at += 1
    byte = bytes[at] ?? -1
  }
  scan.at = at
  return byte
}
