import type { Entry } from '../../../../receiver/domain/entry.ts'

interface PairedAttempt {
  startedAt: string | null
  outcome: string
}

interface PairedDelivery<Attempt extends PairedAttempt> {
  event: string
  triggeredAt: string | null
  attempts: readonly Attempt[]
}

export interface Pairs<Attempt> {
  byAttempt: ReadonlyMap<Attempt, { entry: Entry; repeats: boolean }>
  /** Milliseconds since 1970 of the attempt that made an entry, by the entry's id. */
  firstAttemptAt: ReadonlyMap<string, number>
  /** How far the store's clock was ahead at each pair, by the time of receipt, oldest first. */
  aheadAt: { receivedAt: number; aheadMs: number }[]
  foreignReceipts: ReadonlyMap<string, number>
}

/** After these the request may well have reached the receiver, though no answer came back. */
const mayHaveArrived = new Set(['timeout', 'network'])

/**
 * Which attempt made which entry: the two share order, event and stamp. Neither half tells the other of it, so that of
 * several attempts the delivered ones are taken, in their order; the first made the entry, the others repeat it.
 */
export function pairAttempts<Attempt extends PairedAttempt>(
  entries: readonly Entry[],
  deliveries: readonly PairedDelivery<Attempt>[],
): Pairs<Attempt> {
  const sent = attemptsByStamp(deliveries)
  const byAttempt = new Map<Attempt, { entry: Entry; repeats: boolean }>()
  const firstAttemptAt = new Map<string, number>()
  const aheadAt: { receivedAt: number; aheadMs: number }[] = []
  const foreignReceipts = new Map<string, number>()
  const oldestFirst = entries.toSorted((one, other) => one.receivedAt.localeCompare(other.receivedAt))
  for (const entry of oldestFirst) {
    const key = stampOf(entry)
    const candidates = (key === undefined ? [] : (sent.get(key) ?? [])).filter(
      (attempt) => !byAttempt.has(attempt),
    )
    const taken = candidates.slice(0, entry.receipts)
    for (const [index, attempt] of taken.entries()) byAttempt.set(attempt, { entry, repeats: index > 0 })
    if (entry.receipts > taken.length) foreignReceipts.set(entry.id, entry.receipts - taken.length)
    const startedAt = Date.parse(taken[0]?.startedAt ?? '')
    if (Number.isNaN(startedAt)) continue
    const receivedAt = Date.parse(entry.receivedAt)
    firstAttemptAt.set(entry.id, startedAt)
    aheadAt.push({ receivedAt, aheadMs: startedAt - receivedAt })
  }
  return { byAttempt, firstAttemptAt, aheadAt, foreignReceipts }
}

function attemptsByStamp<Attempt extends PairedAttempt>(
  deliveries: readonly PairedDelivery<Attempt>[],
): Map<string, Attempt[]> {
  const sent = new Map<string, Attempt[]>()
  for (const delivery of deliveries) {
    const key = stampOf(delivery)
    if (key !== undefined) sent.set(key, [...(sent.get(key) ?? []), ...delivery.attempts])
  }
  for (const [key, attempts] of sent) {
    const delivered = attempts.filter(({ outcome }) => outcome === 'delivered')
    const perhaps = attempts.filter(({ outcome }) => mayHaveArrived.has(outcome))
    sent.set(key, [...inTime(delivered), ...inTime(perhaps)])
  }
  return sent
}

function inTime<Attempt extends PairedAttempt>(attempts: Attempt[]): Attempt[] {
  return attempts.sort((one, other) => (one.startedAt ?? '').localeCompare(other.startedAt ?? ''))
}

function stampOf({ event, triggeredAt }: { event: string | null; triggeredAt: string | null }) {
  const at = triggeredAt === null ? Number.NaN : Date.parse(triggeredAt)
  return event === null || Number.isNaN(at) ? undefined : `${event} ${at}`
}
