import { isRedirect, outcomeText } from '../../exchange.ts'
import { formId } from '../../kinds/event-form.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Scenario } from '../../scenario.ts'
import { replyOf } from '../../wire/reply.ts'

export const redirectAnswered: Scenario = {
  id: 'redirect-answered',
  group: 'connections',
  title: 'No redirect',
  why: 'A redirect is no success and is not followed: http to https, a slash at the end, a page to log in.',
  severity: 'loses_hook',
  mend: [
    'Register the URL that answers itself: with https, the right host, and the slash as the route has it.',
    'Take this route out of what demands a login, and answer 2xx rather than 303 after a post.',
  ],
  needs: [],
  async run(target) {
    const exchange = await target.send(genuineDelivery(target))
    const told = { evidence: [exchange], goesOn: null }
    if (exchange.answer === null) {
      const says = `It was ${outcomeText(exchange)}, which has a scenario of its own.`
      return { verdict: 'not_judged', says, ...told, blockedBy: formId('order_paid', 'today') }
    }
    if (!isRedirect(exchange)) return { verdict: 'pass', says: `It was ${outcomeText(exchange)}.`, ...told }
    const to = exchange.answer?.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? 'nowhere'
    return {
      verdict: 'fail',
      says: `A genuine delivery was ${outcomeText(exchange)}, to ${to}.`,
      evidence: [exchange],
      goesOn: [replyOf(exchange)],
    }
  },
}
