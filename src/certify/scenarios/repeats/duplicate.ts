import { judgeGenuine } from '../../judging/genuine.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Scenario } from '../../scenario.ts'

export const duplicate: Scenario = {
  id: 'duplicate',
  group: 'repeats',
  title: 'The same delivery twice',
  why: 'The store sends again whenever an answer is lost on its way. A refused duplicate is a failed attempt.',
  severity: 'loses_hook',
  mend: [
    'Answer 2xx to what you have already: not 409, and no error of a unique key.',
    'Insert with `ON CONFLICT DO NOTHING`, and treat "was there" as success.',
  ],
  needs: ['sound event'],
  async run(target) {
    const request = genuineDelivery(target)
    const first = await target.send(request)
    return judgeGenuine(await target.send(request), first)
  },
}
