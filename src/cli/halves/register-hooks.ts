import type { Dispatcher } from 'undici'
import { events, type Hook } from '../../contract/index.ts'
import { createVendorApi } from '../vendor-api/client.ts'
import { ensureHook, listHooks } from '../vendor-api/hooks.ts'

interface Registration {
  /** The store's URL. */
  storeUrl: string
  login: string
  authtoken: string
  hookUrl: string
  /** Asks the store. @default undici's own */
  dispatcher?: Dispatcher
}

export interface RegisteredHooks {
  /** One for each of the five order events. */
  hooks: Hook[]
  /** Hooks of the store at other URLs. */
  others: Hook[]
}

/**
 * Registers a hook for each order event through the vendor's API, as an integrator's own code would. A hook of
 * the same event and URL is kept, and woken by the update when it was paused.
 */
export async function registerHooks({
  storeUrl,
  hookUrl,
  dispatcher,
  ...credentials
}: Registration): Promise<RegisteredHooks> {
  const access = { url: `${storeUrl}/v1`, ...credentials }
  const api = createVendorApi(access, dispatcher ? { dispatcher } : {})
  const known = await listHooks(api)
  const hooks: Hook[] = []
  for (const { wire } of events) {
    const { hook } = await ensureHook(api, known, { event: wire, url: hookUrl })
    hooks.push(hook)
  }
  return { hooks, others: known.filter(({ url }) => url !== hookUrl) }
}
