import type { Entry } from '../../../../src/receiver/domain/entry.ts'

/** An entry by its number, as an inbox tells of it. */
export function entryOf(number: number, more: Partial<Entry> = {}): Entry {
  return {
    id: `k3f-${number}`,
    receivedAt: '2026-01-31T10:00:00.000Z',
    event: 'order_paid',
    wireEvent: 'Order Paid',
    storeCode: 'demo',
    triggeredAt: '2026-01-31T10:00:00.000Z',
    orderId: 1_000 + number,
    verdict: 'accepted',
    reason: null,
    signature: 'valid',
    flags: [],
    receipts: 1,
    size: 2_500,
    handler: { state: 'none', runs: 0, lastError: null, nextRunAt: null },
    ...more,
  }
}

/** Entries of these numbers, newest first. */
export function entriesOf({ from, to }: { from: number; to: number }): Entry[] {
  return Array.from({ length: from - to + 1 }, (_, at) => entryOf(from - at))
}

export const idsOf = (entries: readonly (Entry | undefined)[]) => entries.map((entry) => entry?.id)
