import type { Registry } from 'prom-client'
import { type Reading, readingsOf } from '../../receiver/measures/readings.ts'
import { attemptOutcomes, type Store } from '../../store/index.ts'

/** Hooks that have a series of their own, the oldest first: a store with more would swell whoever watches it. */
const hooksTold = 100

/** The metrics of a store that runs in the receiver's process, beside the receiver's own. */
export function addStoreMetrics(registry: Registry, store: Store): void {
  const { counter, gauge } = readingsOf(registry)
  /** By id: the store tells of a waiting delivery whenever its next attempt is planned. */
  const waiting = new Set<number>()
  const ended = { delivered: 0, exhausted: 0, dropped: 0 }
  for (const { id, state } of store.deliveries.all()) {
    if (state === 'waiting') waiting.add(id)
    else ended[state] += 1
  }
  const attempts = new Map<string, number>(attemptOutcomes.map((outcome) => [outcome, 0]))

  store.on('delivery', ({ delivery, state }) => {
    if (state === 'waiting') waiting.add(delivery.id)
  })
  store.on('deliveryEnd', ({ delivery, state }) => {
    waiting.delete(delivery.id)
    ended[state] += 1
  })
  store.on('attempt', ({ attempt }) => {
    attempts.set(attempt.outcome, (attempts.get(attempt.outcome) ?? 0) + 1)
  })

  gauge({
    name: 'jumpkit_store_hook_ends_in_seconds',
    help: "Time on the store's clock until the hook ends if every further attempt fails; no series while nothing planned leads there.",
    labels: ['hook', 'event'],
    read: () =>
      store.hooks
        .all()
        .slice(0, hooksTold)
        .flatMap((hook): Reading[] => {
          const endAt = store.deliveries.hookEndAt(hook)
          if (endAt === null) return []
          const labels = { hook: String(hook.id), event: hook.wireEvent }
          return [[labels, Math.max(0, endAt - store.clock.now()) / 1_000]]
        }),
  })
  gauge({
    name: 'jumpkit_store_deliveries',
    help: 'Deliveries on record, by state; one whose attempt is under way counts as waiting.',
    labels: ['state'],
    read: () =>
      Object.entries({ waiting: waiting.size, ...ended }).map(
        ([state, count]): Reading => [{ state }, count],
      ),
  })
  counter({
    name: 'jumpkit_store_attempts_total',
    help: 'Attempts made by this process, by outcome: delivered, or the class of the failure.',
    labels: ['outcome'],
    read: () => [...attempts].map(([outcome, count]): Reading => [{ outcome }, count]),
  })
}
