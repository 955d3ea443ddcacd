import { judgeGenuine } from '../../judging/genuine.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Scenario } from '../../scenario.ts'

export const expectContinue: Scenario = {
  id: 'expect-continue',
  group: 'connections',
  title: 'Expect: 100-continue',
  why: 'HTTP clients and proxies ask before they send a body of some size; a 417 or silence ends the attempt.',
  severity: 'loses_event',
  mend: [
    'Answer `100 Continue`, as nearly every server does unless it was told otherwise.',
    'If a proxy answers 417, let it take the header away.',
  ],
  needs: ['sound event'],
  async run(target) {
    return judgeGenuine(await target.send(genuineDelivery(target), { expectContinue: true }))
  },
}
