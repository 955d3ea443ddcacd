import type { EventName } from '../../../contract/index.ts'
import { store } from '../api.ts'
import { eventLabel } from '../format.ts'
import { attempt, say } from '../toasts.ts'

const events: readonly EventName[] = [
  'order_created',
  'order_paid',
  'order_shipped',
  'order_canceled',
  'order_updated',
]

/** Five buttons, each of which lets the store raise one event over an order made for it. */
export function FireButtons() {
  return (
    <div class="row">
      {events.map((event) => (
        <button key={event} type="button" class="button" onClick={() => fire(event)}>
          {eventLabel(event)}
        </button>
      ))}
    </div>
  )
}

export async function fire(event: EventName): Promise<void> {
  await attempt(async () => {
    const { orderId, deliveries } = await store.raise(event)
    const nobody = deliveries.length === 0 ? ', but no hook listens to it' : ''
    say(`${eventLabel(event)} of order ${orderId} is raised${nobody}`)
  })
}
