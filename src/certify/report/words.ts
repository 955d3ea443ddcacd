import type { Exchange } from '../exchange.ts'
import { outcomeText } from '../exchange.ts'
import type { Judged } from '../judged.ts'
import type { Verdict } from '../scenario.ts'
import { severities } from '../severities.ts'

export const verdictWords: Readonly<Record<Verdict, string>> = {
  pass: 'pass',
  warn: 'warn',
  fail: 'fail',
  not_judged: 'not judged',
}

/** What the store would do, or, where it has no part in it, what it costs. */
export function consequenceText({ scenario, finding, consequence }: Judged): string {
  if (consequence) return consequence.text
  return finding.verdict === 'fail' ? severities[scenario.severity].costs : 'Nothing for now.'
}

const worst = Object.keys(severities)

/** Failures first, then warnings, each with the worst severity first. */
export function worstFirst(judged: readonly Judged[]): Judged[] {
  const bySeverity = (a: Judged, b: Judged) =>
    worst.indexOf(a.scenario.severity) - worst.indexOf(b.scenario.severity)
  const of = (verdict: Verdict) =>
    judged.filter(({ finding }) => finding.verdict === verdict).sort(bySeverity)
  return [...of('fail'), ...of('warn')]
}

/** `POST /hooks → 400 in 12 ms`. */
export function exchangeText(exchange: Exchange): string {
  const { request, answer, ms } = exchange
  return `${request.line} → ${answer ? answer.status : outcomeText(exchange)} in ${Math.round(ms)} ms`
}

/** `{"order":{"id":…`: as much as a line holds. */
export function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}…` : text
}
