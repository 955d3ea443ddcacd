import type { Arbitrary } from 'fast-check'

/** The receivers of the stand: with a hooks token or without, and what becomes of what is invalid. */
export const doorNames = ['signed', 'signed, reject', 'unsigned', 'unsigned, reject'] as const

/** `impatient` is signed too, and waits a fraction of a second for a request; `asked` keeps what questions are about. */
export type DoorName = (typeof doorNames)[number] | 'impatient' | 'asked'

/** What the sender does once all is written. */
export type Ending =
  /** Waits until the server hangs up. */
  | 'waits'
  /** Sends no more, and reads on. */
  | 'half-closes'
  | 'hangs up'
  | 'resets'
  /** Hangs up as soon as anything is answered. */
  | 'leaves at the answer'

export interface Sending {
  /** Each is written by itself. */
  pieces: readonly Buffer[]
  /** Milliseconds between the pieces. @default 0 */
  pauses?: number
  ending: Ending
  /** Whether the first answer has no body whatever its Content-Length: it is that of HEAD. */
  bodiless?: boolean
}

/** Bytes that are sent to the door. */
export interface HookCase extends Sending {
  to: DoorName
  /** What may be kept of it: nothing else, and no other byte. */
  bodies: readonly Buffer[]
  /** The first answer has one of these. Left out: any of the table, Node's own, or a closed socket. */
  statuses?: readonly number[]
  /** Names and values in turn, which an entry is to be kept with. */
  rawHeaders?: readonly string[]
}

/** Bytes that are sent to what else the kit answers: `{message}` or what was asked for, never a fault. */
export interface QuestionCase extends Sending {
  to: 'inspector' | 'store'
}

export type HostileCase = HookCase | QuestionCase

export interface HostileClass {
  name: string
  /** What is promised, in one sentence. */
  promise: string
  /** Its share of the cases. */
  weight: number
  cases: Arbitrary<HostileCase>
}

export function isQuestion(one: HostileCase): one is QuestionCase {
  return one.to === 'inspector' || one.to === 'store'
}
