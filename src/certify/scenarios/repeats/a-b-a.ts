import { judgeGenuine } from '../../judging/genuine.ts'
import { sendThereAndBack } from '../../kinds/there-and-back.ts'
import type { Scenario } from '../../scenario.ts'

export const aBA: Scenario = {
  id: 'a-b-a',
  group: 'repeats',
  title: 'An order changed and changed back',
  why: 'The third body is the same as the first and yet new: a note was written and taken away again.',
  severity: 'loses_hook',
  mend: [
    'Answer 2xx to a body that you have seen before.',
    'Take it for a duplicate only when its stamp is the same too, or nothing else came in between.',
  ],
  needs: ['sound event'],
  async run(target) {
    const { sent } = await sendThereAndBack(target)
    return judgeGenuine(...sent)
  },
}
