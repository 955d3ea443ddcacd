import { type Exchange, isTaken, outcomeText } from '../../exchange.ts'
import { withSignature } from '../../kinds/forgery.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Finding, Scenario } from '../../scenario.ts'
import type { Target } from '../../target.ts'
import type { HookRequest } from '../../wire/hook-request.ts'
import { replyOf } from '../../wire/reply.ts'

export const connectionReusedAfterRefusal: Scenario = {
  id: 'connection-reused-after-refusal',
  group: 'connections',
  title: 'A genuine delivery on the connection of a refused one',
  why: 'Who refuses without reading the body leaves it on the connection, where it is taken for the next request.',
  severity: 'loses_event',
  mend: [
    'Read a refused body to its end, or answer with `Connection: close` and close.',
    'Leave both to the HTTP server: do not write answers to the socket by hand.',
  ],
  needs: ['sound event'],
  async run(target) {
    const connection = target.openConnection()
    try {
      const refused = await target.send(refusable(target), { connection })
      return judge(refused, await target.send(genuineDelivery(target), { connection }))
    } finally {
      connection.close()
    }
  },
}

/** With a body of its own; without a token only the method can be refused. */
function refusable(target: Target): HookRequest {
  const { orders, hooksToken, soundEvent } = target
  const long = orders.delivery({ fixture: 'special/five-hundred-lines', event: soundEvent })
  return hooksToken === null ? { ...long, method: 'PUT' } : withSignature(long, () => `${'A'.repeat(43)}=`)
}

function judge(refused: Exchange, genuine: Exchange): Finding {
  if (isTaken(genuine)) {
    return {
      verdict: 'pass',
      says: `The second was ${outcomeText(genuine)}.`,
      evidence: [genuine],
      goesOn: null,
    }
  }
  return {
    verdict: 'fail',
    says: `After a request that was ${outcomeText(refused)}, the genuine one was ${outcomeText(genuine)}.`,
    evidence: [refused, genuine],
    goesOn: [replyOf(genuine), 200],
  }
}
