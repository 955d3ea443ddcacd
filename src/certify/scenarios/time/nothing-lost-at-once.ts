import { isTaken } from '../../exchange.ts'
import { inOrder } from '../../in-order.ts'
import { sendManyAtOnce } from '../../kinds/at-once.ts'
import { keptBack, untold } from '../../kinds/kept-back.ts'

const readsAtOnce = 8

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
    const taken = orderIds.filter((_, at) => isTaken(sent[at] as NonNullable<(typeof sent)[number]>))
    const told = await inOrder(
      taken,
      { atOnce: readsAtOnce },
      (orderId) => kept.until(orderId, ({ count }) => count !== 0),
      () => {},
    )
    if (told.some(({ count }) => count === null)) return untold('how many deliveries it kept (`entries`)')
    const lost = told.filter(({ count }) => count === 0).length
    const evidence = sent.slice(0, 1)
    if (lost === 0) {
      return {
        verdict: 'pass',
        says: `All ${taken.length} that were taken are kept.`,
        evidence,
        goesOn: null,
      }
    }
    const says = `${lost} of ${taken.length} orders that were answered 2xx are not kept.`
    return { verdict: 'fail', says, evidence, goesOn: [200] }
  },
})
