import { type Exchange, isTaken, outcomeText } from '../exchange.ts'
import type { Kept } from '../read-back/kept.ts'
import type { ReadBack } from '../read-back/read-back.ts'
import type { Finding, Scenario } from '../scenario.ts'
import type { Target } from '../target.ts'

type KeptScenario = Pick<Scenario, 'id' | 'title' | 'why' | 'mend' | 'severity'> & {
  /** @default kept */
  group?: Scenario['group']
  /** @default read and a sound event */
  needs?: Scenario['needs']
  alone?: boolean
  judge(target: Target, kept: ReadBack): Promise<Finding>
}

/** A scenario that looks at what was kept. */
export function keptBack({ judge, ...scenario }: KeptScenario): Scenario {
  return {
    needs: ['read', 'sound event'],
    group: 'kept',
    ...scenario,
    run: (target) => judge(target, target.kept as ReadBack),
  }
}

/**
 * Set when a delivery was not taken in the first place: then nothing can be said of what was kept. `blockedBy` is the
 * scenario that judges the answers to the same deliveries.
 */
export function refusedFinding(sent: readonly Exchange[], blockedBy: string): Finding | undefined {
  const refused = sent.find((exchange) => !isTaken(exchange))
  if (!refused) return undefined
  return {
    verdict: 'not_judged',
    says: `A delivery of it was ${outcomeText(refused)}, which has a scenario of its own.`,
    evidence: [refused],
    goesOn: null,
    blockedBy,
  }
}

export interface CountFacts {
  kept: Kept
  expected: number
  sent: readonly Exchange[]
  /** What fewer than expected means, and what more. */
  says: { fewer: string; more: string }
}

/** Judges how many deliveries were kept. All that was sent was answered 2xx. */
export function judgeCount({ kept: { count }, expected, sent, says }: CountFacts): Finding {
  const evidence = sent.slice(0, 3)
  if (count === null) return untold('how many deliveries it kept (`entries`)')
  if (count === expected) {
    const times = expected === 1 ? 'exactly once' : `${expected} times`
    return { verdict: 'pass', says: `It was kept ${times}.`, evidence, goesOn: null }
  }
  const meaning = count < expected ? says.fewer : says.more
  return {
    verdict: 'fail',
    says: `Kept are ${count} where ${expected} should be: ${meaning}`,
    evidence,
    goesOn: [200],
  }
}

/** Judges where the order stands in the end. All that was sent was answered 2xx. */
export function judgeState(
  { count, state }: Kept,
  { expected, sent, says }: { expected: string; sent: readonly Exchange[]; says: string },
): Finding {
  const evidence = sent.slice(0, 3)
  if (count === 0) {
    const says = 'Nothing of it is kept, which has a scenario of its own.'
    return { verdict: 'not_judged', says, evidence, goesOn: null, blockedBy: 'every-event-kept' }
  }
  if (state === null) return untold('in which state the order is (`state`)')
  if (state === expected) return { verdict: 'pass', says: `The order is ${state}.`, evidence, goesOn: null }
  return {
    verdict: 'fail',
    says: `The order is ${state} where it should be ${expected}: ${says}`,
    evidence,
    goesOn: [200],
  }
}

/** The target leaves out what would have to be known. */
export function untold(what: string): Finding {
  return {
    verdict: 'not_judged',
    says: `The answer of --read does not tell ${what}.`,
    evidence: [],
    goesOn: null,
  }
}
