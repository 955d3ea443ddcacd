import { judgeGenuine } from '../../judging/genuine.ts'
import { genuineDelivery } from '../../kinds/genuine-delivery.ts'
import type { Scenario } from '../../scenario.ts'

const parts = 3

export const chunked: Scenario = {
  id: 'chunked',
  group: 'connections',
  title: 'A body without a length',
  why: 'Proxies and tunnels forward with `Transfer-Encoding: chunked`; code that reads as much as Content-Length says reads nothing.',
  severity: 'loses_event',
  mend: [
    'Read the body to its end instead of by its length.',
    'Where the server cannot, put a proxy before it that collects the body first.',
  ],
  needs: ['sound event'],
  async run(target) {
    const manner = { chunked: true, parts: { count: parts, pauseMs: 1 } } as const
    return judgeGenuine(await target.send(genuineDelivery(target), manner))
  },
}
