import { judgeGenuine } from '../../judging/genuine.ts'
import { blockedByEvents, canceledBeforeUpdated, sendLate } from '../../kinds/late-state.ts'
import type { Scenario } from '../../scenario.ts'

export const staleUpdateAfterCancel: Scenario = {
  id: 'stale-update-after-cancel',
  group: 'repeats',
  title: 'An older update after the cancelation',
  why: 'With retries over days, an update of last week arrives after the order was canceled.',
  severity: 'loses_hook',
  mend: [
    'Answer 2xx and keep it: that it is old is no reason to refuse it.',
    'Whether it changes the order is another question: see latest-state-after-cancel.',
  ],
  needs: ['sound event'],
  async run(target) {
    const blocked = blockedByEvents(target, canceledBeforeUpdated)
    if (blocked) return blocked
    const { sent } = await sendLate(target, canceledBeforeUpdated)
    return judgeGenuine(...sent)
  },
}
