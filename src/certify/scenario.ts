import type { Exchange } from './exchange.ts'
import type { Severity } from './severities.ts'
import type { Target } from './target.ts'
import type { Reply } from './wire/reply.ts'

/** In the order in which they are run and told; each has a folder of its own in scenarios/. */
export const groups = {
  events: 'The events',
  bodies: 'Genuine bodies that are odd',
  signatures: 'Forgeries',
  repeats: 'Repeated and out of order',
  connections: 'Connections',
  kept: 'What was kept',
  // Last: a receiver may still be at work on a burst when the next comes.
  time: 'Time and load',
} as const

export type Group = keyof typeof groups

/** What must be there for a scenario to say anything: else it is not judged. */
export type Need =
  /** The hooks token, to sign with. */
  | 'token'
  /** The address that tells what was kept. */
  | 'read'
  /** One of today's five events that the receiver takes: else every variant of it fails for the same reason. */
  | 'sound event'

export type Verdict = 'pass' | 'warn' | 'fail' | 'not_judged'

export interface Finding {
  verdict: Verdict
  /** One sentence. */
  says: string
  /** What was sent and answered: at most three. */
  evidence: readonly Exchange[]
  /** What the target would go on answering the store, the last one for ever; null where the store has no part in it. */
  goesOn: readonly [Reply, ...Reply[]] | null
  /** The scenario that tells the fault which kept this one from being judged. */
  blockedBy?: string
}

/** One thing that a right receiver does. */
export interface Scenario {
  /** In kebab-case; never changes once released: reports are compared by it. */
  id: string
  group: Group
  title: string
  /** Why it matters. */
  why: string
  severity: Severity
  /** How to put it right, in two lines. */
  mend: readonly [string, string]
  needs: readonly Need[]
  /** Whether nothing else is to be under way at the same time. @default false */
  alone?: boolean
  run(target: Target): Promise<Finding>
}
