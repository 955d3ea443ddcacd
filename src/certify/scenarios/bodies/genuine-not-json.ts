import { judgeGenuine } from '../../judging/genuine.ts'
import type { Scenario } from '../../scenario.ts'

const body = Buffer.from('order=1026&status=Paid')

export const genuineNotJson: Scenario = {
  id: 'genuine-not-json',
  group: 'bodies',
  title: 'Signed bytes that are not JSON',
  why: 'The signature proves that the store sent them, so sending them ten times more will not help.',
  severity: 'unwise',
  mend: [
    'Read the body as bytes; check the signature before you parse, not in a parser before your code.',
    'Keep what cannot be parsed, answer 2xx, and look at it.',
  ],
  needs: ['token', 'sound event'],
  async run({ send, orders, soundEvent }) {
    return judgeGenuine(await send(orders.deliveryOf(body, { event: soundEvent })))
  },
}
