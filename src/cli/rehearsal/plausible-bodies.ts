import { randomInt } from 'node:crypto'
import { eventOfWireName } from '../../contract/index.ts'
import {
  createHttpSender,
  createMemoryState,
  createOutboxMailer,
  createStore,
  type OrderStep,
  type RaisedEvent,
} from '../../store/index.ts'

export interface PlausibleBody {
  body: Uint8Array
  orderId: number
}

type Step = Exclude<OrderStep, 'create'>

/** The steps behind `create` that lead to the state in which the event is raised. */
function stepsTo(wireEvent: string): Step[] {
  const event = eventOfWireName(wireEvent)
  if (event === 'order_created') return []
  if (event === 'order_canceled') return ['cancel']
  return event === 'order_shipped' ? ['pay', 'ship'] : ['pay']
}

/** Bodies as the simulated store writes them, each of a new order that is in the state that fits the event. */
export async function* plausibleBodies(
  { wireEvent, storeCode }: { wireEvent: string; storeCode: string },
  count: number,
): AsyncGenerator<PlausibleBody> {
  const state = createMemoryState()
  // Far from the numbers of the store that `start` runs, and not the same again.
  const firstOrder = randomInt(10 ** 8, 10 ** 9)
  const store = createStore({
    state,
    sender: createHttpSender(),
    mailer: createOutboxMailer(),
    identity: { code: storeCode },
    nextId: (kind, last) => (kind === 'order' && last === 0 ? firstOrder : last + 1),
  })
  try {
    for (let made = 0; made < count; made += 1) {
      const created = await store.orders.create()
      if (!created.ok) throw new Error(`the store refused an order of its own: ${created.code}`)
      for (const step of stepsTo(wireEvent)) await store.orders.step(created.value.id, step)
      const raised = [...state.events.values()]
      const last = raised.findLast((event) => event.wireEvent === wireEvent) ?? raised.at(-1)
      yield { body: Buffer.from((last as RaisedEvent).bodyBase64, 'base64'), orderId: created.value.id }
      for (const { id } of raised) state.events.delete(id)
      state.orders.delete(created.value.id)
    }
  } finally {
    await store.stop()
  }
}
