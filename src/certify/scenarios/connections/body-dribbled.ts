import { judgeGenuine } from '../../judging/genuine.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Scenario } from '../../scenario.ts'

const parts = 10

export const bodyDribbled: Scenario = {
  id: 'body-dribbled',
  group: 'connections',
  title: 'A body that comes slowly and in parts',
  why: 'On a poor line a body comes in parts; who takes the first for the whole finds broken JSON or a wrong signature.',
  severity: 'loses_event',
  mend: [
    'Collect the body to its end before you hash or parse it.',
    'Leave ten seconds or more for a body to come, in the server and in the proxy before it.',
  ],
  needs: ['sound event'],
  async run(target) {
    const pauseMs = target.limits.dribbleMs / parts
    return judgeGenuine(await target.send(genuineDelivery(target), { parts: { count: parts, pauseMs } }))
  },
}
