import type { Flaw } from '../flaw.ts'
import { createGoodReceiver } from '../good.ts'

const names = ['order_pending_payment', 'order_paid', 'order_shipped', 'order_canceled', 'order_updated']
const handlers: Record<string, () => number> = Object.fromEntries(names.map((name) => [name, () => 200]))

export const breaksOnUnknownEvent: Flaw = {
  id: 'breaks-on-unknown-event',
  does: 'Calls the handler of the event without looking whether there is one.',
  caughtBy: ['unknown-event', 'no-event-header'],
  create: (hooksToken) =>
    createGoodReceiver(hooksToken, {
      accept({ event }) {
        const handler = handlers[event] as () => number
        return handler()
      },
    }),
}
