import { type EventName, eventNames, wireNameOf } from '../../../contract/index.ts'
import { isTaken } from '../../exchange.ts'
import { type Counted, countTaken, isLost, type SentOne } from '../../kinds/all-kept.ts'
import { formId } from '../../kinds/event-form.ts'
import { keptBack, refusedFinding, untold } from '../../kinds/kept-back.ts'
import type { Finding } from '../../scenario.ts'
import type { Target } from '../../target.ts'

const forms = ['2014', 'today'] as const

interface SentForm extends SentOne {
  /** As the finding tells it. */
  name: string
  /** The scenario that judges the answer to the same delivery. */
  judgedBy: string
}

export const everyEventKept = keptBack({
  id: 'every-event-kept',
  title: 'Each event is kept, in both of its forms',
  why: 'An answer of 2xx to an event that nothing is done with looks sound on both sides, and the order goes on without it.',
  severity: 'loses_event',
  mend: [
    'Keep whatever is genuine, and choose what to work on from what you kept.',
    'Wait for `order_pending_payment`, not `order_created`, and take fields that the body of 2014 lacks as null.',
  ],
  async judge(target, kept) {
    const sent: SentForm[] = []
    for (const form of forms) {
      for (const event of eventNames) sent.push(await sendForm(target, { event, form }))
    }
    const counted = await countTaken(sent, kept)
    if (counted.some(({ count }) => count === null)) return untold('how many deliveries it kept (`entries`)')
    const wrong = counted.filter(({ count }) => count !== 1)
    if (wrong.length > 0) return wrongFinding(wrong)
    const refused = sent.find(({ exchange }) => !isTaken(exchange))
    const blocked = refused && refusedFinding([refused.exchange], refused.judgedBy)
    const says = `All ${sent.length} are kept once.`
    return blocked ?? { verdict: 'pass', says, evidence: [], goesOn: null }
  },
})

interface Form {
  event: EventName
  form: (typeof forms)[number]
}

async function sendForm({ orders, send }: Target, { event, form }: Form): Promise<SentForm> {
  const [orderId, wire] = [orders.newId(), wireNameOf(event)]
  const exchange = await send(orders.delivery({ fixture: `${event}/${form}`, event: wire, orderId }))
  const judgedBy = formId(event, form)
  return { name: `${wire} (${form})`, orderId, exchange, judgedBy }
}

function wrongFinding(wrong: readonly Counted<SentForm>[]): Finding {
  const lost = wrong.filter(isLost)
  const told = lost.length > 0 ? lost : wrong
  const fault = lost.length > 0 ? 'not kept' : 'kept more than once'
  return {
    verdict: 'fail',
    says: `Answered 2xx and ${fault}: ${told.map(({ name }) => name).join(', ')}.`,
    evidence: told.slice(0, 3).map(({ exchange }) => exchange),
    goesOn: [200],
  }
}
