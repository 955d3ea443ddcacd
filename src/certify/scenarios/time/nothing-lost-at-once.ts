import type { Exchange } from '../../exchange.ts'
import { countTaken, isLost } from '../../kinds/all-kept.ts'
import { sendManyAtOnce } from '../../kinds/at-once.ts'
import { keptBack, refusedFinding, untold } from '../../kinds/kept-back.ts'

export const nothingLostAtOnce = keptBack({
  id: 'nothing-lost-at-once',
  title: 'Of two hundred orders at once none is lost',
  why: 'What was answered 2xx is never sent again. A queue in memory or a file written by two loses some.',
  severity: 'loses_event',
  mend: [
    'Answer only when the bytes are on disk or committed.',
    'Write through a database or one single writer, not by reading, changing and rewriting a file.',
  ],
  group: 'time',
  alone: true,
  async judge(target, kept) {
    const { orderIds, sent } = await sendManyAtOnce(target)
    const each = orderIds.map((orderId, at) => ({ orderId, exchange: sent[at] as Exchange }))
    const counted = await countTaken(each, kept)
    if (counted.some(({ count }) => count === null)) return untold('how many deliveries it kept (`entries`)')
    const lost = counted.filter(isLost)
    if (lost.length > 0) {
      const says = `${lost.length} of ${counted.length} orders that were answered 2xx are not kept.`
      const evidence = lost.slice(0, 3).map(({ exchange }) => exchange)
      return { verdict: 'fail', says, evidence, goesOn: [200] }
    }
    const says = `All ${counted.length} are kept.`
    const passed = { verdict: 'pass', says, evidence: sent.slice(0, 1), goesOn: null } as const
    return refusedFinding(sent, 'two-hundred-at-once') ?? passed
  },
})
