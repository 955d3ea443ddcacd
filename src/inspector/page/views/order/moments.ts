import type { Entry } from '../../../../receiver/domain/entry.ts'
import { pairAttempts } from './pairs.ts'

/** As much of a delivery as the timeline needs; times in ISO 8601 of the store's clock. */
export interface TimelineDelivery {
  id: number
  event: string
  state: 'waiting' | 'attempting' | 'delivered' | 'exhausted' | 'dropped'
  url: string
  triggeredAt: string | null
  createdAt: string | null
  nextAttemptAt: string | null
  endedAt: string | null
  redeliveryOf: number | null
  attempts: readonly TimelineAttempt[]
}

export interface TimelineAttempt {
  n: number
  startedAt: string | null
  outcome: string
  message: string | null
  status: number | null
  latencyMs: number
}

export type Moment =
  | { kind: 'raised'; at: number; event: string; deliveries: TimelineDelivery[] }
  | {
      kind: 'attempt'
      at: number
      delivery: TimelineDelivery
      attempt: TimelineAttempt
      /** The entry that it made, or that it repeats. */
      entry: Entry | null
      repeats: boolean
    }
  | { kind: 'ended'; at: number; delivery: TimelineDelivery }
  | { kind: 'planned'; at: number; delivery: TimelineDelivery; n: number }
  | { kind: 'entry'; at: number; entry: Entry }

export interface Merged {
  /** By time, oldest first. `at` in milliseconds since 1970 of the clock shown. */
  moments: Moment[]
  /** Whose clock the moments stand on. */
  clock: 'store' | 'receiver'
  /** Milliseconds that the store's clock was ahead of the receiver's at the newest pair; 0 without one. */
  aheadMs: number
  /** Receipts of an entry that no attempt of this store explains: somebody else posted them. */
  foreignReceipts: ReadonlyMap<string, number>
}

/**
 * Both halves on one line. The store's clock is the one shown wherever the store tells anything; an entry stands at
 * the attempt that made it, and one that nothing of the store made is moved by as much as the pair before it.
 */
export function mergeSides(entries: readonly Entry[], deliveries: readonly TimelineDelivery[]): Merged {
  const paired = pairAttempts(entries, deliveries)
  const moments = [
    ...raisedMoments(deliveries),
    ...deliveries.flatMap((delivery) => momentsOf(delivery, paired.byAttempt)),
    ...entries
      .filter(({ id }) => !paired.firstAttemptAt.has(id))
      .map((entry): Moment => ({ kind: 'entry', at: onStoreClock(entry, paired.aheadAt), entry })),
  ]
  return {
    moments: moments.sort((one, other) => one.at - other.at || rank[one.kind] - rank[other.kind]),
    clock: deliveries.length > 0 ? 'store' : 'receiver',
    aheadMs: paired.aheadAt.at(-1)?.aheadMs ?? 0,
    foreignReceipts: paired.foreignReceipts,
  }
}

/** Of what falls on one moment, causes come first. */
const rank: Record<Moment['kind'], number> = { raised: 0, attempt: 1, entry: 2, ended: 3, planned: 4 }

function raisedMoments(deliveries: readonly TimelineDelivery[]): Moment[] {
  const raised = new Map<string, TimelineDelivery[]>()
  for (const delivery of deliveries) {
    if (delivery.redeliveryOf !== null) continue
    const key = `${delivery.event} ${delivery.triggeredAt}`
    raised.set(key, [...(raised.get(key) ?? []), delivery])
  }
  return [...raised.values()].flatMap((those) => {
    const [first] = those
    const at = first && timeOf(first.triggeredAt ?? first.createdAt)
    return first && at !== undefined
      ? [{ kind: 'raised' as const, at, event: first.event, deliveries: those }]
      : []
  })
}

function momentsOf(
  delivery: TimelineDelivery,
  byAttempt: ReadonlyMap<TimelineAttempt, { entry: Entry; repeats: boolean }>,
): Moment[] {
  const moments: Moment[] = delivery.attempts.flatMap((attempt) => {
    const at = timeOf(attempt.startedAt)
    const pair = byAttempt.get(attempt)
    const made = { entry: pair?.entry ?? null, repeats: pair?.repeats ?? false }
    return at === undefined ? [] : [{ kind: 'attempt' as const, at, delivery, attempt, ...made }]
  })
  const endedAt = timeOf(delivery.endedAt)
  if (endedAt !== undefined && (delivery.state === 'exhausted' || delivery.state === 'dropped')) {
    moments.push({ kind: 'ended', at: endedAt, delivery })
  }
  const nextAt = timeOf(delivery.nextAttemptAt)
  if (nextAt !== undefined && delivery.state === 'waiting') {
    moments.push({ kind: 'planned', at: nextAt, delivery, n: delivery.attempts.length + 1 })
  }
  return moments
}

function onStoreClock({ receivedAt }: Entry, aheadAt: readonly { receivedAt: number; aheadMs: number }[]) {
  const received = Date.parse(receivedAt)
  const before = aheadAt.findLast((pair) => pair.receivedAt <= received) ?? aheadAt[0]
  return received + (before?.aheadMs ?? 0)
}

function timeOf(text: string | null): number | undefined {
  const time = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}
