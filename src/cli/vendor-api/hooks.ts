import type { Hook } from '../../contract/index.ts'
import type { VendorApi } from './client.ts'
import { pagesOf } from './pages.ts'

/** What a hook is known by: the store has no use for two that are alike. */
export type HookKey = Pick<Hook, 'event' | 'url'>

type Wrapped = { hook: Hook }

export async function listHooks(api: VendorApi): Promise<Hook[]> {
  const hooks: Hook[] = []
  for await (const page of pagesOf<Wrapped>(api, '/hooks.json', ({ hook }) => hook.id)) {
    hooks.push(...page.map(({ hook }) => hook))
  }
  return hooks
}

/** Makes the hook, or wakes the one that is there already, which may be paused, by an update. */
export async function ensureHook(
  api: VendorApi,
  known: readonly Hook[],
  { event, url }: HookKey,
): Promise<{ hook: Hook; isNew: boolean }> {
  const same = known.find((one) => one.event === event && one.url === url)
  const { hook } = same
    ? await api.call<Wrapped>('PUT', `/hooks/${same.id}.json`, { hook: { event, url } })
    : await api.call<Wrapped>('POST', '/hooks.json', { hook: { event, url } })
  return { hook, isNew: same === undefined }
}

export async function deleteHook(api: VendorApi, id: number): Promise<void> {
  await api.call('DELETE', `/hooks/${id}.json`)
}
