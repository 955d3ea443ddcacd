import { judgeState, keptBack, refusedFinding } from '../../kinds/kept-back.ts'
import { blockedByEvents, paidBeforeCreated, sendLate } from '../../kinds/late-state.ts'

export const latestStateWhenReordered = keptBack({
  id: 'latest-state-when-reordered',
  title: 'Created after paid leaves the order paid',
  why: 'A delivery that failed at first arrives behind newer ones, and overwrites them.',
  severity: 'wrong_state',
  mend: [
    'Keep the stamp of what the order shows, and let only a later `Jumpseller-Triggered-At` overwrite it.',
    'Without a stamp go by the life of an order: created, paid, shipped, and canceled ends it.',
  ],
  async judge(target, kept) {
    const blocked = blockedByEvents(target, paidBeforeCreated)
    if (blocked) return blocked
    const { orderId, sent } = await sendLate(target, paidBeforeCreated)
    const refused = refusedFinding(sent, 'reordered')
    if (refused) return refused
    await kept.until(orderId, ({ state }) => state === 'paid')
    const says = 'an older delivery has overwritten it.'
    return judgeState(await kept.settled(orderId), { expected: 'paid', sent, says })
  },
})
