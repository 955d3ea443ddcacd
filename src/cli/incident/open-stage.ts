import { events, headerNames } from '../../contract/index.ts'
import {
  createMemoryState,
  createOutboxMailer,
  createStore,
  type Result,
  type RetryAnchor,
  type RetryProfile,
  type Sender,
  type Store,
  type StoreIdentity,
  type StoreState,
  sayRefusal,
} from '../../store/index.ts'
import { nothing, type Stage } from './incident.ts'

export interface StageOptions {
  url: string
  sender: Sender
  profile: RetryProfile
  anchor: RetryAnchor
  identity: Partial<StoreIdentity>
  /** Draws the orders and numbers them: a whole number, so that another one makes other orders. */
  seed: number
  orders: number
  /** Milliseconds since 1970: the store's time at the begin. */
  startAt: number
  /** Milliseconds of the wall; then no more time is passed. */
  giveUpAfterMs: number
}

export interface OpenStage {
  stage: Stage
  store: Store
  state: StoreState
}

/** The play took too long; what it has led to until then is told. */
export class GaveUp extends Error {
  override name = 'GaveUp'
}

/** Far from the numbers of the store that `start` runs. */
const ordersFrom = 100_000_000

/** A store in memory whose clock stands, with a hook for each order event. */
export async function openStage(options: StageOptions): Promise<OpenStage> {
  const { url, sender, seed, startAt, giveUpAfterMs, ...rest } = options
  const state = createMemoryState()
  state.clock.put({ id: 'clock', speed: 'paused', now: startAt, wall: startAt })
  const giveUpAt = performance.now() + giveUpAfterMs
  let isRefused: Parameters<Stage['refuse']>[0] = nothing
  const store = createStore({
    ...rest,
    state,
    sender: gated(sender, (wireEvent) => isRefused({ wireEvent })),
    mailer: createOutboxMailer(),
    unreachableHooks: 'accept',
    seed,
    nextId: (kind, last) => (kind === 'order' && last === 0 ? ordersFrom + seed : last + 1),
  })
  for (const { wire } of events) granted(await store.hooks.register({ event: wire, url }))
  await store.start()

  function latestBody(orderId: number): Uint8Array {
    const last = [...state.events.values()].findLast((event) => event.orderId === orderId)
    if (!last) throw new Error(`order ${orderId} has raised nothing`)
    return last.body
  }

  const stage: Stage = {
    orders: options.orders,
    order: async () => granted(await store.orders.create()).id,
    async step(orderId, step) {
      granted(await store.orders.step(orderId, step))
    },
    async raiseAgain(event, orderId, change) {
      const body = latestBody(orderId)
      await store.raise(event, change ? changed(body, change) : body, { orderId })
    },
    async pass(minutes) {
      if (performance.now() > giveUpAt) throw new GaveUp()
      await store.playTo(store.clock.now() + Math.round(minutes * 60_000))
    },
    refuse(which) {
      isRefused = which
    },
    misbehave(rules) {
      granted(store.faults.set(rules))
    },
  }
  return { stage, store, state }
}

/** Where the gate is shut nothing is sent: to the store it looks as if nobody listened. */
function gated(sender: Sender, isShut: (wireEvent: string) => boolean): Sender {
  return {
    ...sender,
    async send(request) {
      if (!isShut(request.headers[headerNames.event] ?? '')) return sender.send(request)
      const message = 'nobody listens, as the incident has it'
      return { answered: false, failure: 'refused', message, latencyMs: 0 }
    },
  }
}

function changed(body: Uint8Array, change: (order: Record<string, unknown>) => object): Uint8Array {
  const { order } = JSON.parse(Buffer.from(body).toString('utf8'))
  return Buffer.from(JSON.stringify({ order: change(order) }))
}

function granted<T>(result: Result<T>): T {
  if (result.ok) return result.value
  throw new Error(`the store refused its own incident: ${sayRefusal(result)}`)
}
