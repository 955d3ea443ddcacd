import { sendAtOnce } from '../../kinds/at-once.ts'
import { judgeCount, keptBack, refusedFinding } from '../../kinds/kept-back.ts'

const copies = 10

export const keptOnceInParallel = keptBack({
  id: 'kept-once-in-parallel',
  title: 'A delivery that comes ten times at once is kept once',
  why: '"Look first, then insert" works in every test that sends one after another.',
  severity: 'wrong_state',
  mend: [
    'Let a unique key of the database decide, in one statement (`ON CONFLICT DO NOTHING`).',
    'Across several processes a lock in memory does not help.',
  ],
  async judge({ orders, soundEvent, send }, kept) {
    const orderId = orders.newId()
    const request = orders.delivery({ fixture: 'order_paid/today', event: soundEvent, orderId })
    const sent = await sendAtOnce(send, Array(copies).fill(request))
    const refused = refusedFinding(sent, 'duplicate-in-parallel')
    if (refused) return refused
    await kept.until(orderId, ({ count }) => count !== 0)
    const says = { fewer: 'what was answered as taken is gone.', more: 'copies came in between.' }
    return judgeCount({ kept: await kept.settled(orderId), expected: 1, sent, says })
  },
})
