import { createServer } from 'node:http'
import { eventNames, wireNameOf } from '../contract/index.ts'
import {
  createHttpSender,
  createMemoryState,
  createOutboxMailer,
  createStore,
  type HookRecord,
  type NewOrder,
  type Store,
  type StoreOptions,
} from '../store/index.ts'
import { close, listen } from './listen.ts'
import { allowed } from './refused-by-store.ts'
import { type StoreOrder, storeOrder } from './store-order.ts'
import { testHooksToken } from './test-hooks-token.ts'
import { type VirtualClock, virtualClock } from './virtual-clock.ts'

/** As for `createStore`; what is left out lives in memory and posts over HTTP. */
export type StartStoreOptions = Partial<StoreOptions> & {
  /** `virtual`: time stands until `clock` skips, and nothing is posted but by a skip. Default `real`. */
  clock?: 'real' | 'virtual'
}

export interface RunningStore {
  store: Store
  /** Without a slash at its end: the vendor's API is under `/v1`, the kit's controls under `/kit`. */
  url: string
  /** Registers hooks for all five events at the URL, which must be listening already. */
  hookAll(url: string): Promise<HookRecord[]>
  /** A new order, and the steps that it takes: `await store.order().pay().ship()`. */
  order(order?: NewOrder): StoreOrder
  /** Goes from attempt to attempt in no time; made for a store that was started with `clock: 'virtual'`. */
  clock: VirtualClock
  stop(): Promise<void>
}

/** Starts a simulated store on a free port. Single hooks are registered by `store.hooks.register`. */
export async function startStore(options: StartStoreOptions = {}): Promise<RunningStore> {
  const { clock = 'real', ...given } = options
  let url = ''
  const store = createStore({
    state: createMemoryState(),
    sender: createHttpSender(),
    mailer: createOutboxMailer(),
    publicUrl: () => url,
    ...given,
    identity: { hooksToken: testHooksToken, ...given.identity },
  })
  if (clock === 'virtual') await store.setSpeed('paused')
  const server = createServer(store.app)
  url = await listen(server)
  await store.start()
  return {
    store,
    url,
    async hookAll(to) {
      const hooks: HookRecord[] = []
      for (const event of eventNames) {
        hooks.push(allowed(await store.hooks.register({ event: wireNameOf(event), url: to })))
      }
      return hooks
    },
    order: (order) => storeOrder(store, order),
    clock: virtualClock(store),
    async stop() {
      await store.stop()
      await close(server)
    },
  }
}
