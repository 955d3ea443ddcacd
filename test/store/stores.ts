import { onTestFinished } from 'vitest'
import {
  type AttemptReport,
  createHttpSender,
  createMemoryState,
  createOutboxMailer,
  createStore,
  type HookRecord,
  type OrderRecord,
  type Result,
  type Store,
  type StoreOptions,
} from '../../src/store/index.ts'

/** The moment at which the tests' wall clock stands. */
export const noon = Date.UTC(2026, 0, 15, 12)

export const hooksToken = '0123456789abcdef0123456789abcdef'

/** A store over real parts, in memory and in `skip` unless told; not started. */
export function buildStore(options: Partial<StoreOptions> = {}): Store {
  return createStore({
    state: createMemoryState(),
    sender: createHttpSender(),
    mailer: createOutboxMailer(),
    speed: 'skip',
    wallClock: () => noon,
    ...options,
    identity: { hooksToken, ...options.identity },
  })
}

/** The same, running until the test is over. */
export async function runStore(options: Partial<StoreOptions> = {}): Promise<Store> {
  const store = buildStore(options)
  await store.start()
  onTestFinished(() => store.stop())
  return store
}

/** The value, where a test expects no refusal. */
export function granted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.code} ${result.detail}`)
  return result.value
}

export async function hookAt(store: Store, event: string, url: string): Promise<HookRecord> {
  return granted(await store.hooks.register({ event, url }))
}

export async function newOrder(store: Store): Promise<OrderRecord> {
  return granted(await store.orders.create())
}

/** Collects the store's attempts as they are reported. */
export function watchAttempts(store: Store): AttemptReport[] {
  const reports: AttemptReport[] = []
  store.on('attempt', (report) => reports.push(report))
  return reports
}

/** Minutes of the attempts after the first of them. */
export function minutesOf(reports: readonly AttemptReport[]): number[] {
  const first = reports[0]?.attempt.startedAt ?? 0
  return reports.map(({ attempt }) => (attempt.startedAt - first) / 60_000)
}
