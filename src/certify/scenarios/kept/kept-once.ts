import type { Exchange } from '../../exchange.ts'
import { judgeCount, keptBack, refusedFinding } from '../../kinds/kept-back.ts'

export const keptOnce = keptBack({
  id: 'kept-once',
  title: 'A delivery that comes three times is kept once',
  why: 'Every retry after a lost answer is a duplicate: two parcels, two invoices, two mails.',
  severity: 'wrong_state',
  mend: [
    'Take store, event, order and the digest of the body together as a key, and make it unique.',
    'Never event and order alone: order_paid comes again, with another body, when the order ships.',
  ],
  async judge({ orders, soundEvent, send }, kept) {
    const orderId = orders.newId()
    const request = orders.delivery({ fixture: 'order_paid/today', event: soundEvent, orderId })
    const sent: Exchange[] = []
    for (let copy = 0; copy < 3; copy += 1) sent.push(await send(request))
    const refused = refusedFinding(sent, 'duplicate')
    if (refused) return refused
    await kept.until(orderId, ({ count }) => count !== 0)
    const says = { fewer: 'what was answered as taken is gone.', more: 'duplicates are kept.' }
    return judgeCount({ kept: await kept.settled(orderId), expected: 1, sent, says })
  },
})
