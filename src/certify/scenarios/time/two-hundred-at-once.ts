import { judgeGenuine } from '../../judging/genuine.ts'
import { sendManyAtOnce } from '../../kinds/at-once.ts'
import type { Scenario } from '../../scenario.ts'

export const twoHundredAtOnce: Scenario = {
  id: 'two-hundred-at-once',
  group: 'time',
  title: 'Two hundred orders at once',
  why: 'A sale, or a store that catches up after an outage, sends in bursts.',
  severity: 'loses_event',
  mend: [
    'Keep the bytes with one short write and answer; pool the connections to the database.',
    'Lift limits of rate and of connections for this route, or let requests wait rather than refusing them.',
  ],
  needs: ['sound event'],
  alone: true,
  async run(target) {
    const { sent } = await sendManyAtOnce(target)
    const finding = judgeGenuine(...sent)
    // The store tries each again later, when the burst is over.
    return finding.goesOn ? { ...finding, goesOn: [finding.goesOn[0], 200] } : finding
  },
}
