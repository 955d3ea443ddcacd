import type { EventName } from '../../contract/index.ts'
import type { Entry } from '../../receiver/domain/entry.ts'
import type { EntryView, OrderView, RefusedView } from '../../receiver/http/views.ts'
import type {
  ClockView,
  DeliveryView,
  FaultsView,
  HookView,
  MailView,
  OrderSummaryView,
  OrderWithJsonView,
  StoreView,
  WholeDeliveryView,
} from '../../store/index.ts'
import type {
  DriftAnswer,
  ExportFormat,
  InspectorSettings,
  ReplyScriptAsked,
  ReplyScriptState,
  SendAnswer,
  SendAsked,
  SignatureAnswer,
  SummariesAnswer,
} from '../api.ts'

/** An answer that was none of those hoped for; `status` 0 where there was none at all. */
export class ApiError extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
  }
}

const unreachable = 'The kit does not answer. Is npm start still running?'
const writesWith = document.querySelector<HTMLMetaElement>('meta[name=page-token]')?.content ?? ''

interface Asked {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  signal?: AbortSignal | undefined
}

/** All that the page asks of its server goes through here; answers of 400 and more are thrown as ApiError. */
async function ask(path: string, { method = 'GET', body, signal }: Asked = {}): Promise<Response> {
  const headers: Record<string, string> = {}
  if (method !== 'GET') headers['X-Page-Token'] = writesWith
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  let response: Response
  try {
    response = await fetch(path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    })
  } catch (error) {
    if (signal?.aborted) throw error
    throw new ApiError(0, unreachable)
  }
  if (response.ok) return response
  const told = await response.json().catch(() => undefined)
  throw new ApiError(response.status, told?.message ?? `${method} ${path} was answered ${response.status}.`)
}

async function json<T>(path: string, asked?: Asked): Promise<T> {
  return (await ask(path, asked)).json() as Promise<T>
}

/** The query of an address from what is given; what is undefined or empty is left out. */
function withQuery(path: string, given: Record<string, string | number | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}

export interface Page {
  limit?: number
  before?: string | number | undefined
  signal?: AbortSignal | undefined
}

/** What the receiver kept. */
export const receiver = {
  entries: ({ q, limit, before, signal }: Page & { q?: string }) =>
    json<{ entries: Entry[]; next: string | null }>(withQuery('/api/entries', { q, limit, before }), {
      signal,
    }),
  entry: (id: string) => json<EntryView>(`/api/entries/${id}`),
  raw: async (id: string) => new Uint8Array(await (await ask(rawHref(id))).arrayBuffer()),
  rerun: (id: string) => json<{ entry: string }>(`/api/entries/${id}/rerun`, { method: 'POST' }),
  orders: ({ limit, before }: Page) =>
    json<{ orders: OrderView[]; next: string | null }>(withQuery('/api/orders', { limit, before })),
  order: (id: number, store?: string) => json<OrderView>(withQuery(`/api/orders/${id}`, { store })),
  /** `limit` 0 asks for the count alone. */
  refused: (limit?: number) =>
    json<{ refused: RefusedView[]; count: number }>(withQuery('/api/refused', { limit })),
}

/** What the page's own server adds. */
export const inspector = {
  settings: () => json<InspectorSettings>('/inspector/settings'),
  summaries: (ids: readonly string[], q = '') =>
    json<SummariesAnswer>(withQuery('/inspector/summaries', { ids: ids.join(','), q })),
  signature: (id: string) => json<SignatureAnswer>(`/inspector/entries/${id}/signature`),
  refusedSignature: (id: number) => json<SignatureAnswer>(`/inspector/refused/${id}/signature`),
  curl: async (id: string, to?: string) =>
    (await ask(withQuery(`/inspector/entries/${id}/curl`, { to }))).text(),
  fixture: async (event: EventName) =>
    new Uint8Array(await (await ask(`/inspector/fixtures/${event}`)).arrayBuffer()),
  /** `signal` calls off what has not been sent yet. */
  send: (what: SendAsked, signal?: AbortSignal) =>
    json<SendAnswer>('/inspector/send', { method: 'POST', body: what, signal }),
  drift: (since: string, signal?: AbortSignal) =>
    json<DriftAnswer>(withQuery('/inspector/drift', { since }), { signal }),
  replyScript: () => json<ReplyScriptState>('/inspector/reply-script'),
  setReplyScript: (asked: ReplyScriptAsked) =>
    json<ReplyScriptState>('/inspector/reply-script', { method: 'PUT', body: asked }),
}

/** The simulated store's controls; there where `settings` tells of a store. */
export const store = {
  settings: () => json<StoreView>('/store/kit/store'),
  orders: ({ limit, before }: Page) =>
    json<{ orders: OrderSummaryView[]; next: number | null }>(
      withQuery('/store/kit/orders', { limit, before }),
    ),
  order: (id: number) => json<OrderWithJsonView>(`/store/kit/orders/${id}`),
  createOrder: (what: { seed?: string; currency?: string; order?: object }) =>
    json<{ order: { id: number } }>('/store/kit/orders', { method: 'POST', body: what }),
  step: (id: number, step: 'pay' | 'ship' | 'cancel') =>
    json<{ order: { id: number } }>(`/store/kit/orders/${id}/${step}`, { method: 'POST', body: {} }),
  raise: (event: EventName) =>
    json<{ event: EventName; orderId: number; deliveries: number[] }>(`/store/kit/raise/${event}`, {
      method: 'POST',
      body: {},
    }),
  hooks: () => json<{ hooks: HookView[] }>('/store/kit/hooks'),
  registerHook: (hook: { event: string; url: string }) =>
    json<{ hook: HookView }>('/store/kit/hooks', { method: 'POST', body: hook }),
  hook: (id: number) => json<{ hook: HookView }>(`/store/kit/hooks/${id}`),
  deleteHook: (id: number) => ask(`/store/kit/hooks/${id}`, { method: 'DELETE' }),
  deliveries: ({
    state,
    order,
    hook,
    limit,
    before,
  }: Page & { state?: string; order?: number; hook?: number }) =>
    json<{ deliveries: DeliveryView[]; next: number | null }>(
      withQuery('/store/kit/deliveries', { state, order, hook, limit, before }),
    ),
  delivery: (id: number) => json<{ delivery: WholeDeliveryView }>(`/store/kit/deliveries/${id}`),
  redeliver: (id: number) =>
    json<{ delivery: WholeDeliveryView }>(`/store/kit/deliveries/${id}/redeliver`, {
      method: 'POST',
      body: {},
    }),
  clock: () => json<ClockView>('/store/kit/clock'),
  setClock: (setting: { speed?: string | number; now?: string }) =>
    json<ClockView>('/store/kit/clock', { method: 'PUT', body: setting }),
  skip: (to: 'next' | 'end') => json<ClockView>('/store/kit/clock/skip', { method: 'POST', body: { to } }),
  faults: () => json<FaultsView>('/store/kit/faults'),
  setFaults: (faults: readonly object[]) =>
    json<FaultsView>('/store/kit/faults', { method: 'PUT', body: { faults } }),
  outbox: () => json<{ mails: MailView[] }>('/store/kit/outbox'),
  mailSource: async (id: number) => (await ask(`/store/kit/outbox/${id}.eml`)).text(),
}

/** Addresses that the browser itself follows: downloads. */
export const rawHref = (id: string) => `/api/entries/${id}/raw`
export const mailHref = (id: number) => `/store/kit/outbox/${id}.eml`
export const exportHref = (format: ExportFormat, what: { ids?: readonly string[]; q?: string }) =>
  withQuery('/inspector/export', { format, ids: what.ids?.join(','), q: what.q })

export interface Stream {
  close(): void
}

/**
 * Server-sent events, each as its kind and its JSON. The browser connects again by itself and resumes behind the
 * last event that it got; one that it gave up is begun anew. `onState` tells whether the stream is open.
 */
export function openStream(
  path: '/api/live' | '/store/kit/live',
  kinds: readonly string[],
  { onEvent, onState }: { onEvent: (kind: string, data: unknown) => void; onState: (open: boolean) => void },
): Stream {
  let source: EventSource
  let again: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource(path)
    source.onopen = () => onState(true)
    source.onerror = () => {
      onState(false)
      if (source.readyState === EventSource.CLOSED) again = setTimeout(open, 2_000)
    }
    for (const kind of kinds) {
      source.addEventListener(kind, (event) => onEvent(kind, JSON.parse((event as MessageEvent).data)))
    }
  }
  open()
  return {
    close() {
      clearTimeout(again)
      source.close()
    },
  }
}
