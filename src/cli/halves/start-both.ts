import type { Logger } from 'pino'
import type { StoreBehind } from '../../inspector/index.ts'
import type { HooksTokens } from '../hooks-token.ts'
import type { Settings } from '../settings.ts'
import { openTls } from '../tls/open-tls.ts'
import { dispatcherTrusting } from '../tls/own-trust.ts'
import { openReceiver, type ReceiverHalf } from './receiver-half.ts'
import { type RegisteredHooks, registerHooks } from './register-hooks.ts'
import { openStore, type StoreHalf } from './store-half.ts'
import { addStoreMetrics } from './store-metrics.ts'

export interface BothHalves {
  receiver: ReceiverHalf
  store: StoreHalf
  registered: RegisteredHooks
  stop(): Promise<void>
}

interface Parts {
  settings: Settings
  tokens: HooksTokens['tokens']
  log: Logger
  /** `host` or `host:port` that the inspector may send to beside this machine. */
  allowSendTo?: readonly string[]
}

/** The receiver first, so that whatever the store has waiting finds it there. What has started is stopped on failure. */
export async function startBoth({ settings, tokens, log, allowSendTo = [] }: Parts): Promise<BothHalves> {
  const stops: (() => Promise<void>)[] = []
  // The store first: its attempts under way need the receiver's answers.
  const stop = async () => {
    for (const stopHalf of stops.reverse()) await stopHalf()
  }
  try {
    const tls = openTls(settings, { log })
    let behind: StoreBehind | null = null
    const receiver = await openReceiver({
      settings,
      hooksTokens: tokens,
      log,
      allowSendTo,
      store: () => behind,
      tls,
    })
    stops.push(receiver.stop)
    const store = await openStore({ settings, hooksToken: tokens[0] ?? null, log, tls })
    stops.push(store.stop)
    addStoreMetrics(receiver.metrics, store.store)
    const { app, profile, anchor } = store.store
    behind = { app, url: store.url, profile: profile.name, anchor }
    const registered = await registerHooks({
      storeUrl: store.url,
      login: settings.STORE_LOGIN,
      authtoken: settings.STORE_AUTHTOKEN,
      hookUrl: receiver.hookUrl,
      dispatcher: dispatcherTrusting(tls?.certificate ?? null),
    })
    return { receiver, store, registered, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
