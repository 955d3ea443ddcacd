import { judgeGenuine } from '../../judging/genuine.ts'
import type { Scenario } from '../../scenario.ts'

export const unknownEvent: Scenario = {
  id: 'unknown-event',
  group: 'events',
  title: 'An event that is none of the five',
  why: 'Others exist (`product_updated`, `order_abandoned`), and a hook of theirs may be pointed here by mistake.',
  severity: 'loses_hook',
  mend: [
    'Answer 2xx to an event that you do not know, and log it.',
    'Choose by the header in a table with a default, rather than by one route or class for each event.',
  ],
  needs: ['sound event'],
  async run({ send, orders }) {
    const fixture = 'quarantined/unknown-event-product-updated'
    return judgeGenuine(await send(orders.delivery({ fixture, event: 'product_updated' })))
  },
}
