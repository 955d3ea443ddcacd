import { type Exchange, outcomeText } from '../../exchange.ts'
import type { Finding, Scenario } from '../../scenario.ts'
import { replyOf } from '../../wire/reply.ts'

const noBody = new Uint8Array(0)
/** What servers answer of themselves to a method that nobody takes: they did not break on it. */
const notImplemented = 501

export const getAndHead: Scenario = {
  id: 'get-and-head',
  group: 'connections',
  title: 'GET and HEAD are answered',
  why: 'The store connects to the URL when a hook is registered, and refuses one that does not answer.',
  severity: 'loses_hook',
  mend: [
    'Answer GET and HEAD at once, with 405 or 200: any answer under 500 will do.',
    'Do not let a handler for deliveries run on a request that has no body.',
  ],
  needs: [],
  async run({ send }) {
    const ask = (method: 'GET' | 'HEAD') => send({ method, headers: [['User-Agent', 'Ruby']], body: noBody })
    return judge([await ask('GET'), await ask('HEAD')])
  },
}

function judge(evidence: readonly [Exchange, Exchange]): Finding {
  const silent = evidence.find(({ answer }) => answer === null)
  if (silent) {
    const says = `${silent.request.line} was ${outcomeText(silent)}: such a URL cannot be registered.`
    return { verdict: 'fail', says, evidence, goesOn: [replyOf(silent)] }
  }
  const broken = evidence.find(
    ({ answer }) => answer !== null && answer.status >= 500 && answer.status !== notImplemented,
  )
  if (broken) {
    const says = `${broken.request.line} was ${outcomeText(broken)}: the receiver broke on it.`
    return { verdict: 'warn', says, evidence, goesOn: null }
  }
  const [get, head] = evidence.map(({ answer }) => answer?.status)
  return { verdict: 'pass', says: `GET was answered ${get}, HEAD ${head}.`, evidence, goesOn: null }
}
