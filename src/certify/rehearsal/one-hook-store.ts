import {
  createHttpSender,
  createMemoryState,
  createOutboxMailer,
  createStore,
  type HookRecord,
  type Sender,
  type Store,
  type StoreOptions,
} from '../../store/index.ts'

type Options = Pick<StoreOptions, 'profile' | 'anchor' | 'speed' | 'identity'> & {
  /** @default over real HTTP */
  sender?: Sender
}

/** A store in memory with one hook. */
export interface OneHookStore {
  store: Store
  hook(): HookRecord
}

/**
 * The hook is put on record rather than registered: it may be of an event that the vendor's API does not know,
 * and its URL may be one that nobody listens at.
 */
export function openOneHookStore(
  { wireEvent, url }: { wireEvent: string; url: string },
  { sender = createHttpSender(), ...options }: Options,
): OneHookStore {
  const state = createMemoryState()
  const hook: HookRecord = {
    id: 1,
    wireEvent,
    url,
    createdAt: Date.now(),
    state: 'active',
    consecutiveFailures: 0,
    endedAt: null,
  }
  state.hooks.put(hook)
  const store = createStore({ state, sender, mailer: createOutboxMailer(), ...options })
  return { store, hook: () => state.hooks.get(hook.id) ?? hook }
}
