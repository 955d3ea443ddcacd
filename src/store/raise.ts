import type { Clock } from './clock.ts'
import { type Delivery, newDelivery } from './domain/delivery.ts'
import { namesOfEvent, nextStamp, RaisedEvent } from './domain/raised-event.ts'
import type { SendingStore } from './domain/request-headers.ts'
import type { Ids } from './ids.ts'
import type { StoreState } from './ports.ts'
import type { WaitingDeliveries } from './waiting-deliveries.ts'

export interface Raised {
  event: RaisedEvent
  /** One for each active hook of the event. */
  deliveries: Delivery[]
}

/** Fixes the event's bytes and stamp, and begins its deliveries. */
export type Raise = (event: string, body: Uint8Array, orderId: number | null) => Raised

interface Parts {
  state: StoreState
  clock: Clock
  ids: Ids
  waiting: WaitingDeliveries
  sendingStore: SendingStore
}

/** What can stand in a header, and no more than the vendor's own names need. */
const eventName = /^[\w.-]{1,100}$/

export function createRaise({ state, clock, ids, waiting, sendingStore }: Parts): Raise {
  let lastStamp: number | null = null
  for (const { triggeredAt } of state.events.values()) lastStamp = Math.max(triggeredAt, lastStamp ?? 0)

  return (name, body, orderId) => {
    if (!eventName.test(name)) throw new TypeError(`not an event name: ${JSON.stringify(name)}`)
    const now = clock.now()
    lastStamp = nextStamp(now, lastStamp)
    const facts = { id: ids.take('event'), ...namesOfEvent(name), triggeredAt: lastStamp, orderId }
    const hooks = [...state.hooks.values()].filter(
      (hook) => hook.state === 'active' && hook.wireEvent === facts.wireEvent,
    )
    const bytes = Buffer.from(body)
    // Signed here, so that the attempts, of which many may be due at once, only send.
    const event =
      hooks.length > 0 ? RaisedEvent.raise(facts, bytes, sendingStore) : new RaisedEvent(facts, bytes, null)
    state.events.put(event)
    const deliveries = hooks.map((hook) =>
      newDelivery({ id: ids.take('delivery'), eventId: event.id, hookId: hook.id, now }),
    )
    for (const delivery of deliveries) waiting.begin(delivery)
    return { event, deliveries }
  }
}
