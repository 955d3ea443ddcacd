import { createServer } from 'node:http'
import {
  createHttpSender,
  createMemoryState,
  createOutboxMailer,
  createStore,
  type Store,
  type StoreOptions,
} from '../store/index.ts'
import { close, listen } from './listen.ts'
import { testHooksToken } from './test-hooks-token.ts'

/** As for `createStore`; what is left out lives in memory and posts over HTTP. */
export type StartStoreOptions = Partial<StoreOptions>

export interface RunningStore {
  store: Store
  /** Without a slash at its end: the vendor's API is under `/v1`, the kit's controls under `/kit`. */
  url: string
  stop(): Promise<void>
}

/** Starts a simulated store on a free port. Its hooks are registered by `store.hooks.register`. */
export async function startStore(options: StartStoreOptions = {}): Promise<RunningStore> {
  let url = ''
  const store = createStore({
    state: createMemoryState(),
    sender: createHttpSender(),
    mailer: createOutboxMailer(),
    publicUrl: () => url,
    ...options,
    identity: { hooksToken: testHooksToken, ...options.identity },
  })
  const server = createServer(store.app)
  url = await listen(server)
  await store.start()
  return {
    store,
    url,
    async stop() {
      await store.stop()
      await close(server)
    },
  }
}
