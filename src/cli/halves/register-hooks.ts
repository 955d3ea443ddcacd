import { events, type Hook } from '../../contract/index.ts'
import { CannotStart } from '../exit.ts'

interface Registration {
  /** The store's URL. */
  storeUrl: string
  login: string
  authtoken: string
  hookUrl: string
}

export interface RegisteredHooks {
  /** One for each of the five order events. */
  hooks: Hook[]
  /** Hooks of the store at other URLs. */
  others: Hook[]
}

const pageSize = 100

/**
 * Registers a hook for each order event through the vendor's API, as an integrator's own code would. A hook of
 * the same event and URL is kept, and woken by the update when it was paused.
 */
export async function registerHooks({ hookUrl, ...api }: Registration): Promise<RegisteredHooks> {
  const known = await knownHooks(api)
  const hooks: Hook[] = []
  for (const { wire } of events) {
    const same = known.find(({ event, url }) => event === wire && url === hookUrl)
    const path = same ? `/hooks/${same.id}.json` : '/hooks.json'
    const answer = await call<{ hook: Hook }>(api, path, {
      method: same ? 'PUT' : 'POST',
      body: JSON.stringify({ hook: { event: wire, url: hookUrl } }),
    })
    hooks.push(answer.hook)
  }
  return { hooks, others: known.filter(({ url }) => url !== hookUrl) }
}

type Api = Omit<Registration, 'hookUrl'>

async function knownHooks(api: Api): Promise<Hook[]> {
  const hooks: Hook[] = []
  for (let page = 1; ; page += 1) {
    const path = `/hooks.json?limit=${pageSize}&page=${page}`
    const list = await call<{ hook: Hook }[]>(api, path, { method: 'GET' })
    hooks.push(...list.map(({ hook }) => hook))
    if (list.length < pageSize) return hooks
  }
}

async function call<T>({ storeUrl, login, authtoken }: Api, path: string, request: RequestInit): Promise<T> {
  const credentials = Buffer.from(`${login}:${authtoken}`).toString('base64')
  const response = await fetch(`${storeUrl}/v1${path}`, {
    ...request,
    headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
  })
  if (response.ok) return (await response.json()) as T
  throw new CannotStart(
    `The store refused ${request.method} /v1${path} with ${response.status}: ${await response.text()}`,
  )
}
