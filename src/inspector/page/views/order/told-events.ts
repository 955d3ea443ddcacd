import type { Entry } from '../../../../receiver/domain/entry.ts'
import type { ToldEvent } from './life.ts'
import type { TimelineDelivery } from './moments.ts'

/** What both halves tell of an order's life. What is quarantined does not speak for its order. */
export function toldEvents(
  entries: readonly Entry[],
  deliveries: readonly Pick<TimelineDelivery, 'event' | 'triggeredAt' | 'createdAt'>[],
): ToldEvent[] {
  return [
    ...deliveries.map(({ event, triggeredAt, createdAt }) => ({
      event,
      triggeredAt,
      seenAt: createdAt ?? triggeredAt ?? '',
    })),
    ...entries
      .filter(({ verdict }) => verdict === 'accepted')
      .map(({ event, triggeredAt, receivedAt }) => ({ event, triggeredAt, seenAt: receivedAt })),
  ]
}
