import { type Exchange, isRedirect, isTaken, outcomeText } from '../exchange.ts'
import type { Finding } from '../scenario.ts'
import { replyOf } from '../wire/reply.ts'

export const redirectScenario = 'redirect-answered'
const shown = 3

/** Genuine deliveries must all be answered 2xx. */
export function judgeGenuine(first: Exchange, ...others: readonly Exchange[]): Finding {
  const exchanges = [first, ...others]
  const redirected = exchanges.find(isRedirect)
  if (redirected) {
    return {
      verdict: 'not_judged',
      says: `It was ${outcomeText(redirected)}, a redirect, which has a scenario of its own.`,
      evidence: [redirected],
      goesOn: null,
      blockedBy: redirectScenario,
    }
  }
  const failed = exchanges.filter((exchange) => !isTaken(exchange))
  const [worst] = failed
  if (!worst) return { verdict: 'pass', says: takenText(exchanges), evidence: [first], goesOn: null }
  return {
    verdict: 'fail',
    says: failedText(failed, exchanges.length),
    evidence: failed.slice(0, shown),
    goesOn: [replyOf(worst)],
  }
}

function takenText(exchanges: readonly Exchange[]): string {
  if (exchanges.length === 1) return `It was ${outcomeText(exchanges[0] as Exchange)}.`
  return `All ${exchanges.length} were answered 2xx.`
}

function failedText(failed: readonly Exchange[], sent: number): string {
  const outcomes = [...new Set(failed.map(outcomeText))].slice(0, shown).join(', ')
  if (sent === 1) return `A genuine delivery was ${outcomes}.`
  return `${failed.length} of ${sent} genuine deliveries were ${outcomes}.`
}
