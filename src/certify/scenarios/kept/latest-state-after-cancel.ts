import { judgeState, keptBack, refusedFinding } from '../../kinds/kept-back.ts'
import { blockedByEvents, canceledBeforeUpdated, sendLate } from '../../kinds/late-state.ts'

export const latestStateAfterCancel = keptBack({
  id: 'latest-state-after-cancel',
  title: 'An older update leaves the order canceled',
  why: 'An old update that wins over the cancelation sends a parcel that nobody ordered any more.',
  severity: 'wrong_state',
  mend: [
    'Let only a later `Jumpseller-Triggered-At` change the state.',
    'Keep the late one beside it, marked as stale: it is part of the history.',
  ],
  async judge(target, kept) {
    const blocked = blockedByEvents(target, canceledBeforeUpdated)
    if (blocked) return blocked
    const { orderId, sent } = await sendLate(target, canceledBeforeUpdated)
    const refused = refusedFinding(sent, 'stale-update-after-cancel')
    if (refused) return refused
    await kept.until(orderId, ({ state }) => state === 'canceled')
    const says = 'an older update has won over the cancelation.'
    return judgeState(await kept.settled(orderId), { expected: 'canceled', sent, says })
  },
})
