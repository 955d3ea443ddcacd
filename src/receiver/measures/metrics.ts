import { Registry } from 'prom-client'
import type { Clock } from '../clock.ts'
import type { Inbox, InboxFigures } from '../inbox.ts'
import { answerInTime } from './answer-in-time.ts'
import type { Counts } from './counts.ts'
import { type Reading, readingsOf } from './readings.ts'

export interface MetricsOptions {
  counts: Counts
  inbox: Inbox
  clock: Clock
  isReady: () => Promise<{ ok: boolean }>
}

/** So long a scrape waits for an inbox: Prometheus itself waits ten seconds. */
const figuresLimit = 2_000

/**
 * The receiver's metrics in a registry of their own, told in docs/metrics.md. No label bears what a request
 * brought: their values are all known before the first one comes.
 */
export function createMetrics({ counts, inbox, clock, isReady }: MetricsOptions): Registry {
  const registry = new Registry()
  const { counter, gauge, histogram } = readingsOf(registry)
  const ask = answerInTime(async () => inbox.figures?.(), { clock, limit: figuresLimit })

  /** Nothing while the inbox does not answer; `jumpkit_inbox_up` tells that it does not. */
  async function ofInbox(read: (figures: InboxFigures) => Reading[]): Promise<Reading[]> {
    const figures = await ask().catch(() => undefined)
    return figures ? read(figures) : []
  }

  counter({
    name: 'jumpkit_receiver_requests_total',
    help: 'Requests answered by the door, reconciled ones among them, by verdict and reason (none: accepted, duplicates).',
    labels: ['verdict', 'reason'],
    read: () => counts.requests().map(({ count, ...labels }): Reading => [labels, count]),
  })
  histogram({
    name: 'jumpkit_receiver_answer_seconds',
    help: 'Time from the headers of a request to its answer; the store waits 15 seconds.',
    buckets: counts.answerSeconds,
  })
  counter({
    name: 'jumpkit_handler_runs_total',
    help: 'Handler runs of this process, by outcome: done, failed (is retried), parked (is not).',
    labels: ['outcome'],
    read: () => Object.entries(counts.runs).map(([outcome, count]): Reading => [{ outcome }, count]),
  })
  gauge({
    name: 'jumpkit_handler_entries',
    help: 'Entries whose handlers are not done: waiting for the first run, failed and to be retried, parked.',
    labels: ['state'],
    read: () =>
      ofInbox(({ waiting, failed, parked }) =>
        Object.entries({ waiting, failed, parked }).map(([state, count]): Reading => [{ state }, count]),
      ),
  })
  gauge({
    name: 'jumpkit_handler_oldest_waiting_seconds',
    help: 'Age of the oldest entry whose handlers are waiting or failed; 0 without one.',
    read: () =>
      ofInbox(({ oldestOpenAt }) => [
        [{}, oldestOpenAt === null ? 0 : Math.max(0, clock.now() - oldestOpenAt) / 1_000],
      ]),
  })
  gauge({
    name: 'jumpkit_inbox_entries',
    help: 'Entries kept.',
    read: () => ofInbox(({ entries }) => [[{}, entries]]),
  })
  gauge({
    name: 'jumpkit_inbox_bytes',
    help: 'Bytes that the inbox takes: files of the journal, or tables of the database with their indexes.',
    read: () => ofInbox(({ bytes }) => [[{}, bytes]]),
  })
  gauge({
    name: 'jumpkit_inbox_up',
    help: '1 when a request could be kept now, as /readyz says; else 0.',
    read: async () => [[{}, (await isReady()).ok ? 1 : 0]],
  })
  const { damage } = inbox
  if (damage) {
    gauge({
      name: 'jumpkit_journal_damaged_lines',
      help: 'Damaged lines of the journal, found at the start or in reading since the process began.',
      read: () => [[{}, damage.lines]],
    })
  }
  if (inbox.flushes) {
    histogram({
      name: 'jumpkit_inbox_flush_seconds',
      help: 'Time of a flush: an fdatasync of the journal, or a transaction of the database.',
      buckets: inbox.flushes.seconds,
    })
    histogram({
      name: 'jumpkit_inbox_flush_size',
      help: 'Lines or requests that shared a flush.',
      buckets: inbox.flushes.sizes,
    })
  }
  return registry
}
