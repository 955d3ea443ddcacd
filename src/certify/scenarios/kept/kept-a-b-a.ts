import { judgeCount, keptBack, refusedFinding } from '../../kinds/kept-back.ts'
import { sendThereAndBack } from '../../kinds/there-and-back.ts'

export const keptABA = keptBack({
  id: 'kept-a-b-a',
  title: 'A change that is taken back is kept',
  why: 'Who drops every body seen before keeps B, while the order is A again.',
  severity: 'loses_event',
  mend: [
    'Take a body for a duplicate only when its stamp is known too, or nothing of the order came in between.',
    'Compare `Jumpseller-Triggered-At`: a retry bears the stamp of its first attempt.',
  ],
  async judge(target, kept) {
    const { orderId, sent } = await sendThereAndBack(target)
    const refused = refusedFinding(sent, 'a-b-a')
    if (refused) return refused
    const expected = 3
    const told = await kept.until(orderId, ({ count }) => count === null || count >= expected)
    const says = { fewer: 'the third was taken for a duplicate.', more: 'some are kept twice.' }
    return judgeCount({ kept: told, expected, sent, says })
  },
})
