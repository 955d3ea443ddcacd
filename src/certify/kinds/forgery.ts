import { headerNames } from '../../contract/index.ts'
import { judgeForged } from '../judging/forged.ts'
import type { Finding, Scenario } from '../scenario.ts'
import type { Target } from '../target.ts'
import { type HookRequest, headerOf, withHeader } from '../wire/hook-request.ts'
import { formId } from './event-form.ts'
import { genuineDelivery } from './genuine-delivery.ts'

type ForgeryScenario = Pick<Scenario, 'id' | 'title' | 'why' | 'mend'> & {
  /** @default forgery */
  severity?: Scenario['severity']
  /** Makes a request that must be refused of a genuine one. */
  forge(genuine: HookRequest, hooksToken: string): HookRequest
}

/** A request that the store did not make, or not so: it must be refused. */
export function forgery({ forge, severity = 'forgery', ...scenario }: ForgeryScenario): Scenario {
  return {
    ...scenario,
    group: 'signatures',
    severity,
    needs: ['token'],
    async run(target) {
      const forged = forge(genuineDelivery(target), target.hooksToken ?? '')
      return unlessAllIsRefused(judgeForged(await target.send(forged)), target)
    },
  }
}

export function withSignature(request: HookRequest, change: (signature: string) => string): HookRequest {
  return withHeader(request, headerNames.signature, change(headerOf(request, headerNames.signature)))
}

/** Where the genuine are refused too, that a forgery is says nothing. */
function unlessAllIsRefused(finding: Finding, { soundEvent }: Pick<Target, 'soundEvent'>): Finding {
  if (finding.verdict === 'fail' || soundEvent !== null) return finding
  return {
    ...finding,
    verdict: 'not_judged',
    says: 'It was not taken, but neither is any genuine delivery.',
    blockedBy: formId('order_paid', 'today'),
  }
}
