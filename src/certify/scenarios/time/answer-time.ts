import type { Exchange } from '../../exchange.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Finding, Scenario } from '../../scenario.ts'
import type { Target } from '../../target.ts'

const mostMeasured = 100
const atOnce = 4
/** When enough is known: no further round is begun then. */
const budgetMs = 3_000
const slowMs = 1_000

export const answerTime: Scenario = {
  id: 'answer-time',
  group: 'time',
  title: 'Answers well within 15 s',
  why: 'After 15 s an attempt counts as failed, though the work was done: and it is done again with the next.',
  severity: 'slow',
  mend: [
    'Keep the bytes, answer, and only then call mail, CRM, ERP and the like, from a queue.',
    'Aim at less than a second for the slowest in a hundred: load and retries come on top.',
  ],
  needs: [],
  alone: true,
  async run(target) {
    return judge(await measured(target), target.limits.timeLimitMs)
  },
}

async function measured(target: Target): Promise<Exchange[]> {
  const began = target.elapsed()
  const exchanges: Exchange[] = []
  while (exchanges.length < mostMeasured && (exchanges.length === 0 || target.elapsed() - began < budgetMs)) {
    const round = Array.from({ length: atOnce }, () => target.send(genuineDelivery(target)))
    exchanges.push(...(await Promise.all(round)))
  }
  return exchanges
}

function judge(exchanges: readonly Exchange[], timeLimitMs: number): Finding {
  const slowestFirst = exchanges.toSorted((a, b) => b.ms - a.ms)
  const [p50, p99] = [percentile(slowestFirst, 50), percentile(slowestFirst, 99)]
  const figures = `p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms, of ${exchanges.length} deliveries`
  const evidence = slowestFirst.slice(0, 1)
  if (exchanges.some(({ failure }) => failure?.kind === 'timeout')) {
    const says = `Some were not answered within ${timeLimitMs / 1000} s: ${figures}.`
    return { verdict: 'fail', says, evidence, goesOn: ['timeout'] }
  }
  // Nothing is near the time limit yet, so the store would do nothing yet.
  if (p99 > slowMs)
    return { verdict: 'warn', says: `More than a second: ${figures}.`, evidence, goesOn: [200] }
  return { verdict: 'pass', says: `${figures}.`, evidence, goesOn: null }
}

/** Of a list with the slowest first. */
function percentile(slowestFirst: readonly Exchange[], percent: number): number {
  const at = Math.floor((slowestFirst.length * (100 - percent)) / 100)
  return slowestFirst[Math.min(at, slowestFirst.length - 1)]?.ms ?? 0
}
