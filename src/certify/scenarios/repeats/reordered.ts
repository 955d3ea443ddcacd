import { judgeGenuine } from '../../judging/genuine.ts'
import { blockedByEvents, paidBeforeCreated, sendLate } from '../../kinds/late-state.ts'
import type { Scenario } from '../../scenario.ts'

export const reordered: Scenario = {
  id: 'reordered',
  group: 'repeats',
  title: 'Paid first, created after it',
  why: 'No order of deliveries is promised: one that failed comes minutes or days later, behind newer ones.',
  severity: 'loses_hook',
  mend: [
    'Make the order when you first hear of it, with whichever event that is.',
    'Answer 2xx to a step that your own state machine holds for impossible.',
  ],
  needs: ['sound event'],
  async run(target) {
    const blocked = blockedByEvents(target, paidBeforeCreated)
    if (blocked) return blocked
    const { sent } = await sendLate(target, paidBeforeCreated)
    return judgeGenuine(...sent)
  },
}
