import type { Judged } from './judged.ts'
import { formId } from './kinds/event-form.ts'
import { ReadFailed } from './read-back/read-back.ts'
import { type Consequence, consequenceOf, type StoreRules } from './rehearsal/consequence.ts'
import type { Finding, Need, Scenario } from './scenario.ts'
import type { Target } from './target.ts'

interface Context {
  target: Target
  rules: StoreRules
}

/** Runs one scenario, unless something that it needs is missing, and finds out what the store would do. */
export async function judgeScenario(scenario: Scenario, { target, rules }: Context): Promise<Judged> {
  const began = target.elapsed()
  const finding = missing(scenario, target) ?? (await found(scenario, target))
  const ms = target.elapsed() - began
  return { scenario, finding, consequence: await consequence(finding, rules), ms }
}

const isThere: Record<Need, (target: Target) => boolean> = {
  token: ({ hooksToken }) => hooksToken !== null,
  read: ({ kept }) => kept !== null,
  'sound event': ({ soundEvent }) => soundEvent !== null,
}

const lacking: Record<Need, Pick<Finding, 'says' | 'blockedBy'>> = {
  token: { says: 'Not judged: without --token T nothing can be signed.' },
  read: { says: 'Not judged: without --read URL nobody tells what was kept.' },
  'sound event': {
    says: "Not judged: none of today's five events is taken, so no variant of it is.",
    blockedBy: formId('order_paid', 'today'),
  },
}

function missing({ needs }: Scenario, target: Target): Finding | undefined {
  const need = needs.find((each) => !isThere[each](target))
  return need && { verdict: 'not_judged', evidence: [], goesOn: null, ...lacking[need] }
}

async function found(scenario: Scenario, target: Target): Promise<Finding> {
  try {
    return await scenario.run(target)
  } catch (error) {
    // It was readable at the start: what the receiver cannot show now, it may have lost.
    if (!(error instanceof ReadFailed)) throw error
    return {
      verdict: 'warn',
      says: `What was kept cannot be read: ${error.message}.`,
      evidence: [],
      goesOn: null,
    }
  }
}

async function consequence({ verdict, goesOn }: Finding, rules: StoreRules): Promise<Consequence | null> {
  const isWell = verdict === 'pass' || verdict === 'not_judged'
  return isWell || goesOn === null ? null : consequenceOf(goesOn, rules)
}
