import type { Consequence } from './rehearsal/consequence.ts'
import type { Finding, Scenario, Verdict } from './scenario.ts'

/** A scenario with what came of it. */
export interface Judged {
  scenario: Scenario
  finding: Finding
  /** What the store would do; null when all is well, or when the store has no part in it. */
  consequence: Consequence | null
  /** Milliseconds. */
  ms: number
}

export function countOf(judged: readonly Judged[], verdict: Verdict): number {
  return judged.filter(({ finding }) => finding.verdict === verdict).length
}
