import { onTestFinished } from 'vitest'
import type { EventName } from '../../src/contract/index.ts'
import { wireNameOf } from '../../src/contract/index.ts'
import {
  createHttpSender,
  createMemoryState,
  createOutboxMailer,
  createStore,
  type OrderRecord,
  type Store,
} from '../../src/store/index.ts'

interface SimulatedStore {
  store: Store
  /** Makes an order and takes it through the steps; resolves when all that came of it is delivered or lost. */
  order(...steps: ('pay' | 'ship' | 'cancel')[]): Promise<OrderRecord>
  /** What became of the deliveries, in the order in which they were begun. */
  outcomes(): string[]
}

/** A simulated store that keeps everything in memory and posts the events to one URL. */
export async function startStore(facts: {
  hooksToken: string
  url: string
  events: readonly EventName[]
}): Promise<SimulatedStore> {
  const store = createStore({
    state: createMemoryState(),
    sender: createHttpSender(),
    mailer: createOutboxMailer(),
    identity: { hooksToken: facts.hooksToken },
    speed: 'skip',
  })
  await store.start()
  onTestFinished(() => store.stop())
  for (const event of facts.events) {
    must(await store.hooks.register({ event: wireNameOf(event), url: facts.url }))
  }
  return {
    store,
    async order(...steps) {
      let order = must(await store.orders.create())
      for (const step of steps) order = must(await store.orders.step(order.id, step))
      await store.idle()
      return order
    },
    outcomes: () =>
      store.deliveries.all().map((delivery) => {
        const answers = store.deliveries.attemptsOf(delivery).map(({ status, outcome }) => status ?? outcome)
        return `${store.deliveries.eventOf(delivery).event} ${answers.join(' ')}`
      }),
  }
}

function must<T>(result: { ok: true; value: T } | { ok: false }): T {
  if (!result.ok) throw new Error(`The store refused: ${JSON.stringify(result)}`)
  return result.value
}
