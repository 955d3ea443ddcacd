import { EventEmitter } from 'node:events'
import type { Arrival, Inbox, InboxChange, KeptRequest, Receipt, RunOutcome } from '../../inbox.ts'
import type { Flushes } from '../../measures/flushes.ts'
import { createDueRuns } from './due-runs.ts'
import { entryLine, highestNo, outOfNumbers } from './entry-line.ts'
import { entryOfRow } from './entry-of-row.ts'
import { column, digestBytes } from './entry-row.ts'
import { findOrder } from './find-order.ts'
import type { Journal } from './journal.ts'
import { isFlaggedStale, isLate, repeatedBy } from './order-chain.ts'
import { createRestore } from './restore.ts'
import { search } from './search.ts'
import { searchOrders } from './search-orders.ts'
import { createUnrecordedRuns } from './unrecorded-runs.ts'

export interface JournalInboxOptions {
  journal: Journal
  /** Name of the open journal, the first half of its entries' ids: ids never repeat, even over a deleted folder. */
  name: () => string
  /** Where a log has a disk to flush to. */
  flushes?: Flushes
  /** Rejects when the disk would not keep anything now. */
  probe?: () => Promise<void>
}

const idForm = /^(\w+)-([1-9]\d{0,9})$/

/** The inbox on an append-only journal: lines are the truth, the index tells where they are. */
export function createJournalInbox({ journal, name, flushes, probe }: JournalInboxOptions): Inbox {
  const changes = new EventEmitter<{ change: [InboxChange] }>()
  changes.setMaxListeners(0)

  const idOf = (no: number) => `${name()}-${no}`
  const entryAt = (no: number) => entryOfRow(journal.index, no, idOf(no))

  /** The number in an id that this journal gave, or could have given; 0 for any other. */
  function numberIn(id: string): number {
    const [, of, number] = idForm.exec(id) ?? []
    return of === name() && Number(number) <= highestNo ? Number(number) : 0
  }

  function noOf(id: string): number {
    const no = numberIn(id)
    return journal.index.table.has(no) ? no : 0
  }

  /** Behind the cursor of a page before; nothing is behind one of another journal. */
  const cursorOf = (before: string | undefined) =>
    before === undefined ? Number.POSITIVE_INFINITY : numberIn(before)

  function announce(kind: InboxChange['kind'], no: number): void {
    if (changes.listenerCount('change') > 0) changes.emit('change', { kind, entry: entryAt(no) })
  }

  function append(arrival: Arrival): Promise<Receipt> {
    if (runs.failed > 0) void runs.recordAll()
    const { index } = journal
    const digest = arrival.digest.subarray(0, digestBytes)
    const place = index.placeOf({
      store: arrival.storeCode,
      wire: arrival.wireEvent,
      order: arrival.orderId,
      reason: arrival.reason,
      digest,
    })
    const repeated = repeatedBy(index, arrival, place)
    if (repeated > 0) {
      const receipt = { id: idOf(repeated), duplicate: true, stale: isFlaggedStale(index, repeated) }
      return journal
        .keep({ kind: 'receipt', no: repeated, at: arrival.receivedAt }, () => index.addReceipt(repeated))
        .then(() => {
          announce('changed', repeated)
          return receipt
        })
    }
    const no = index.table.last + 1
    if (no > highestNo) return Promise.reject(outOfNumbers())
    const receipt = { id: idOf(no), duplicate: false, stale: isLate(index, arrival, place) }
    const line = entryLine(arrival, { no, id: receipt.id, stale: receipt.stale })
    return journal
      .keep(line, (position) => {
        index.add(line, position, place)
      })
      .then(() => {
        announce('added', no)
        return receipt
      })
  }

  async function requestAt(no: number): Promise<KeptRequest | undefined> {
    const line = await journal.read(journal.index.positionOf(no))
    if (line?.kind !== 'entry') return undefined
    return { rawHeaders: [...line.headers], body: line.body }
  }

  const restoreOne = createRestore({ journal, idOf, ownNoOf: numberIn })

  async function recordRun(id: string, outcome: RunOutcome): Promise<void> {
    await journal.recovered()
    const no = noOf(id)
    if (no === 0) return
    const { state: handler, runs, error, nextRunAt } = outcome
    await journal.keep({ kind: 'run', no, state: handler, runs, error, next: nextRunAt }, () => {
      journal.index.setRun(no, outcome)
    })
    announce('changed', no)
  }

  let isOpen = false
  const runs = createUnrecordedRuns({ record: recordRun, isOpen: () => isOpen })

  return {
    async open() {
      await journal.open()
      isOpen = true
    },
    async close() {
      await runs.recordAll()
      isOpen = false
      await journal.close()
    },

    append(arrival) {
      return journal.recovered()?.then(() => append(arrival)) ?? append(arrival)
    },

    async entry(id) {
      const no = noOf(id)
      return no > 0 ? entryAt(no) : undefined
    },

    async request(id) {
      const no = noOf(id)
      return no > 0 ? requestAt(no) : undefined
    },

    async entries(query) {
      const from = cursorOf(query.before)
      return search({ index: journal.index, idOf, request: requestAt }, { ...query, from })
    },

    order: (orderId, storeCode) => findOrder(journal.index, { orderId, storeCode }, idOf),

    async orders({ limit, before }) {
      return searchOrders(journal.index, idOf, { limit, from: cursorOf(before) })
    },

    dueRuns: createDueRuns({ journal, idOf, numberIn, outcomeOf: runs.outcomeOf }),

    recordRun: runs.record,

    async addedAfter(id, limit) {
      const { table } = journal.index
      const entries = []
      for (let no = table.next(noOf(id) + 1); no > 0 && entries.length < limit; no = table.next(no + 1)) {
        entries.push(entryAt(no))
      }
      return entries
    },

    subscribe(listener) {
      changes.on('change', listener)
      return () => changes.off('change', listener)
    },

    health() {
      const failure = journal.failure()
      return failure ? { ok: false, message: failure.message } : { ok: true }
    },

    async probe() {
      try {
        // What nobody asks to keep anything is not read anew by itself.
        await journal.recovered()
        await runs.recordAll()
        await probe?.()
        return { ok: true }
      } catch (error) {
        return { ok: false, message: (error as Error).message }
      }
    },

    async figures() {
      const { table, tally } = journal.index
      const oldest = tally.oldestOpen(table)
      return {
        entries: tally.entries,
        bytes: journal.bytes(),
        waiting: tally.count('waiting'),
        failed: tally.count('failed'),
        parked: tally.count('parked'),
        oldestOpenAt: oldest === 0 ? null : table.f64(oldest, column.receivedAt),
      }
    },

    ...(flushes && { flushes }),
    restore: (entries) => Promise.all(entries.map(restoreOne)),
  }
}
