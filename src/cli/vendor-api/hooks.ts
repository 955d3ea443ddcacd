import type { Hook } from '../../contract/index.ts'
import { CannotStart } from '../exit.ts'
import type { VendorApi } from './client.ts'
import { pagesOf } from './pages.ts'

/** What a hook is known by: the store has no use for two that are alike. */
export type HookKey = Pick<Hook, 'event' | 'url'>

/** @throws CannotStart when it is none: the address is then hardly that of the API. */
function hookIn(api: VendorApi, item: unknown): Hook {
  const hook = (item as { hook?: Partial<Hook> | null } | null)?.hook
  const isHook =
    typeof hook?.id === 'number' && typeof hook.event === 'string' && typeof hook.url === 'string'
  if (isHook) return hook as Hook
  throw new CannotStart(`${api.url} answers, but not with hooks: is it the API's address? Check --api.`)
}

export async function listHooks(api: VendorApi): Promise<Hook[]> {
  const hooks: Hook[] = []
  for await (const page of pagesOf(api, '/hooks.json', (item) => hookIn(api, item).id)) {
    hooks.push(...page.map((item) => hookIn(api, item)))
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
  const answer = same
    ? await api.call('PUT', `/hooks/${same.id}.json`, { hook: { event, url } })
    : await api.call('POST', '/hooks.json', { hook: { event, url } })
  return { hook: hookIn(api, answer), isNew: same === undefined }
}

export async function deleteHook(api: VendorApi, id: number): Promise<void> {
  await api.call('DELETE', `/hooks/${id}.json`)
}
