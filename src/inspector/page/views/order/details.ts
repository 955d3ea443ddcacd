import type { Entry } from '../../../../receiver/domain/entry.ts'
import { bytes, eventLabel, span } from '../../format.ts'
import type { Moment, TimelineAttempt, TimelineDelivery } from './moments.ts'

/** All that is known of a moment on the store's side, as a sentence that names whose clock tells the time. */
export function storeDetails(moment: Exclude<Moment, { kind: 'entry' }>): string {
  const at = new Date(moment.at).toISOString()
  switch (moment.kind) {
    case 'raised':
      return `${eventLabel(moment.event)} was raised at ${at} by the store's clock, for ${countOf(moment.deliveries.length, 'delivery', 'deliveries')}.`
    case 'attempt':
      return attemptDetails(moment.delivery, moment.attempt)
    case 'ended':
      return `Delivery ${moment.delivery.id} ended at ${at} by the store's clock: ${endWords[moment.delivery.state] ?? moment.delivery.state}.`
    case 'planned':
      return `Attempt ${moment.n} of delivery ${moment.delivery.id} to ${moment.delivery.url} is planned for ${at} by the store's clock.`
  }
}

const endWords: Readonly<Record<string, string>> = {
  exhausted: 'its retry profile has no further attempt',
  dropped: 'its hook is gone',
}

function attemptDetails(delivery: TimelineDelivery, attempt: TimelineAttempt): string {
  const what = `Attempt ${attempt.n} of delivery ${delivery.id} (${eventLabel(delivery.event)}) to ${delivery.url}`
  const how = attempt.message ?? `answered ${attempt.status}`
  const again = delivery.redeliveryOf === null ? '' : ` It sends delivery ${delivery.redeliveryOf} again.`
  return `${what}, begun at ${attempt.startedAt} by the store's clock: ${how} after ${span(attempt.latencyMs)}.${again}`
}

export function entryDetails(entry: Entry, foreignReceipts: number): string {
  const stamp = entry.triggeredAt
    ? `triggered at ${entry.triggeredAt} by the sender's clock`
    : 'without a stamp of when it was triggered'
  const parts = [
    `Entry ${entry.id} (${eventLabel(entry.event)}, ${bytes(entry.size)}, signature ${entry.signature}): received at ${entry.receivedAt} by the receiver's clock, ${stamp}.`,
  ]
  if (entry.receipts > 1) parts.push(`It arrived ${entry.receipts} times; handlers ran for the first alone.`)
  if (foreignReceipts > 0) {
    parts.push(`${countOf(foreignReceipts, 'arrival', 'arrivals')} came from no attempt of this store.`)
  }
  if (entry.flags.includes('stale')) parts.push('It tells of an older moment than what was known already.')
  return parts.join(' ')
}

export function countOf(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`
}
