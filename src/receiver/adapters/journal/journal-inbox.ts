import { EventEmitter } from 'node:events'
import type { Low } from 'lowdb'
import {
  type Arrival,
  type Inbox,
  type InboxChange,
  type KeptRequest,
  type KnownOrder,
  type Receipt,
  StorageError,
} from '../../inbox.ts'
import { entryOfRow } from './entry-of-row.ts'
import { codes, column, digestBytes } from './entry-row.ts'
import { InboxIndex } from './inbox-index.ts'
import type { EntryLine, Line } from './line.ts'
import type { LineLog, OpenReport, Position } from './line-log.ts'
import { isFlaggedStale, isLate, isNewestOfItsOrder, knownOrder, repeatedBy } from './order-chain.ts'
import { search } from './search.ts'

export interface JournalInboxOptions {
  log: LineLog
  /** lowdb over the adapter that saves the index; an index that is lost is made anew from the log. */
  index: Low<InboxIndex>
  /** Name of this journal, the first half of its entries' ids: ids never repeat, even over a deleted folder. */
  name: string
  /** Milliseconds since 1970. */
  now: () => number
  /** Told what opening had to mend. */
  onMended?: ((report: OpenReport) => void) | undefined
  /** Called when it is closed, to let go of what its making took. */
  onClosed?: (() => void) | undefined
}

/** Entries after which the index is saved; at most so many are read back after a crash. */
const entriesASave = 10_000
const millisecondsARecovery = 1_000

/** The inbox on an append-only journal: lines are the truth, the index tells where they are. */
export function createJournalInbox(options: JournalInboxOptions): Inbox {
  const { log, index: low, name } = options
  const changes = new EventEmitter<{ change: [InboxChange] }>()
  let state: 'closed' | 'open' = 'closed'
  /** Why what is in memory cannot be believed. */
  let broken: Error | undefined
  let recovering: Promise<void> | undefined
  let retryAt = 0
  let unsavedEntries = 0
  let saving: Promise<void> = Promise.resolve()

  const idOf = (no: number) => `${name}-${no}`
  const entryAt = (no: number) => entryOfRow(low.data, no, idOf(no))

  function noOf(id: string): number {
    const [journal, number] = id.split('-')
    const no = journal === name ? Number(number) : 0
    return Number.isInteger(no) && low.data.table.has(no) ? no : 0
  }

  function replay(line: Line, position: Position): void {
    const index = low.data
    if (line.kind === 'entry') {
      if (line.no > index.table.last) index.add(line, position)
    } else if (index.table.has(line.no)) {
      if (line.kind === 'receipt') index.addReceipt(line.no)
      else
        index.setRun(line.no, {
          state: line.state as never,
          runs: line.runs,
          error: line.error,
          nextRunAt: line.next,
        })
    }
  }

  const failed = () => broken ?? log.failure()

  async function load(): Promise<void> {
    broken = new Error('The inbox is being read.')
    try {
      await loadIndexAndJournal()
      broken = undefined
    } catch (error) {
      broken = error as Error
      throw error
    }
  }

  async function loadIndexAndJournal(): Promise<void> {
    low.data = new InboxIndex()
    await low.read()
    const { segment, offset } = low.data.covered
    const end = log.reach()
    // The index tells of more than there is: another journal's, or segments were taken away.
    if (segment > end.segment || (segment === end.segment && offset > end.offset)) low.data = new InboxIndex()
    const report = await log.open(low.data.covered, replay)
    if (report.tornBytes > 0 || report.damaged.length > 0) options.onMended?.(report)
  }

  /** After a failure nothing in memory is believed: what is on disk is read anew, at most once a second. */
  async function recover(): Promise<void> {
    if (state === 'closed') throw new StorageError('The inbox is closed.')
    if (!recovering) {
      const failure = failed()
      if (!failure) return
      if (options.now() < retryAt) throw storageError(failure)
      retryAt = options.now() + millisecondsARecovery
      recovering = load().finally(() => {
        recovering = undefined
      })
    }
    await recovering.catch((error) => {
      throw storageError(error)
    })
  }

  /** Appends a line; what it brings about is announced once it is on disk. */
  function keep(line: Line, apply: (position: Position) => void): Promise<void> {
    try {
      apply(log.append(line))
    } catch (error) {
      return Promise.reject(storageError(error as Error))
    }
    return log.committed()
  }

  function announce(kind: InboxChange['kind'], no: number): void {
    if (changes.listenerCount('change') > 0) changes.emit('change', { kind, entry: entryAt(no) })
  }

  function save(): Promise<void> {
    // In one step with the rows: lines behind it are replayed over them.
    low.data.covered = log.end()
    return low.write()
  }

  function saveNow(): Promise<void> {
    unsavedEntries = 0
    saving = saving.then(save).catch(() => {})
    return saving
  }

  function append(arrival: Arrival): Promise<Receipt> {
    const index = low.data
    const digest = arrival.digest.subarray(0, digestBytes)
    const place = index.placeOf({
      store: arrival.storeCode,
      wire: arrival.wireEvent,
      order: arrival.orderId,
      digest,
    })
    const repeated = repeatedBy(index, arrival, place)
    if (repeated > 0) {
      const receipt = { id: idOf(repeated), duplicate: true, stale: isFlaggedStale(index, repeated) }
      return keep({ kind: 'receipt', no: repeated, at: arrival.receivedAt }, () =>
        index.addReceipt(repeated),
      ).then(() => {
        announce('changed', repeated)
        return receipt
      })
    }
    const no = index.table.last + 1
    const receipt = { id: idOf(no), duplicate: false, stale: isLate(index, arrival, place) }
    const line = lineOf(arrival, { no, digest, receipt })
    return keep(line, (position) => {
      index.add(line, position, place)
      unsavedEntries += 1
      if (unsavedEntries >= entriesASave) void saveNow()
    }).then(() => {
      announce('added', no)
      return receipt
    })
  }

  async function requestAt(no: number): Promise<KeptRequest | undefined> {
    const line = await log.read(low.data.positionOf(no))
    if (line?.kind !== 'entry') return undefined
    return { rawHeaders: [...line.headers], body: line.body }
  }

  return {
    async open() {
      if (state === 'open') return
      await load()
      state = 'open'
    },

    async close() {
      if (state === 'closed') return
      state = 'closed'
      await log.committed().catch(() => {})
      if (!failed()) await saveNow()
      await log.close()
      options.onClosed?.()
    },

    append(arrival) {
      return state === 'open' && !failed() ? append(arrival) : recover().then(() => append(arrival))
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
      const from = query.before === undefined ? Number.POSITIVE_INFINITY : Number(query.before.split('-')[1])
      return search({ index: low.data, idOf, request: requestAt }, { ...query, from })
    },

    async order(orderId, storeCode) {
      const stores = storeCode === undefined ? low.data.strings : [storeCode]
      const newest = Math.max(...stores.map((store) => low.data.newestOfOrder(store, orderId)))
      return newest > 0 ? knownOrder(low.data, newest, idOf) : undefined
    },

    async orders({ limit, before }) {
      const { table } = low.data
      const orders: KnownOrder[] = []
      let no = before === undefined ? table.last : Number(before.split('-')[1]) - 1
      for (; no > 0 && orders.length < limit; no--) {
        const order = isNewestOfItsOrder(low.data, no) && knownOrder(low.data, no, idOf)
        if (order) orders.push(order)
      }
      return { orders, next: no > 0 ? idOf(no + 1) : null }
    },

    async dueRuns() {
      const { table } = low.data
      const open = new Set<number>([codes.handler.indexOf('waiting'), codes.handler.indexOf('failed')])
      const due = []
      for (let no = 1; no <= table.last; no++) {
        if (!table.has(no) || !open.has(table.u8(no, column.handler))) continue
        due.push({ id: idOf(no), runs: table.u16(no, column.runs), dueAt: table.f64(no, column.nextRunAt) })
      }
      return due
    },

    async recordRun(id, outcome) {
      if (state !== 'open' || failed()) await recover()
      const no = noOf(id)
      if (no === 0) return
      const { state: handler, runs, error, nextRunAt } = outcome
      await keep({ kind: 'run', no, state: handler, runs, error, next: nextRunAt }, () => {
        low.data.setRun(no, outcome)
      })
      announce('changed', no)
    },

    async addedAfter(id, limit) {
      const from = noOf(id) + 1
      const entries = []
      for (let no = from; no <= low.data.table.last && entries.length < limit; no++) {
        if (low.data.table.has(no)) entries.push(entryAt(no))
      }
      return entries
    },

    subscribe(listener) {
      changes.on('change', listener)
      return () => changes.off('change', listener)
    },

    health() {
      const failure = failed()
      if (state === 'closed') return { ok: false, message: 'The inbox is closed.' }
      return failure ? { ok: false, message: failure.message } : { ok: true }
    },
  }
}

function lineOf(arrival: Arrival, given: { no: number; digest: Buffer; receipt: Receipt }): EntryLine {
  return {
    kind: 'entry',
    no: given.no,
    id: given.receipt.id,
    at: arrival.receivedAt,
    event: arrival.event,
    wire: arrival.wireEvent,
    store: arrival.storeCode,
    triggered: arrival.triggeredAt,
    order: arrival.orderId,
    state: arrival.orderState,
    reason: arrival.reason,
    signature: arrival.signature,
    handled: arrival.handled,
    stale: given.receipt.stale,
    digest: given.digest,
    headers: arrival.rawHeaders,
    body: arrival.body,
  }
}

function storageError(cause: Error): StorageError {
  return new StorageError(cause.message, { cause })
}
