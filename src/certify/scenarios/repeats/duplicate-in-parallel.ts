import { judgeGenuine } from '../../judging/genuine.ts'
import { sendAtOnce } from '../../kinds/at-once.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Scenario } from '../../scenario.ts'

const copies = 10

export const duplicateInParallel: Scenario = {
  id: 'duplicate-in-parallel',
  group: 'repeats',
  title: 'The same delivery ten times at once',
  why: '"Look first, then insert" lets two through at the same moment, and one of them fails.',
  severity: 'loses_hook',
  mend: [
    'Let a unique key decide, in one statement, instead of looking first.',
    'Catch the error of the key, and answer 2xx.',
  ],
  needs: ['sound event'],
  async run(target) {
    const request = genuineDelivery(target)
    return judgeGenuine(...(await sendAtOnce(target.send, Array(copies).fill(request))))
  },
}
