import type { EventName } from '../contract/index.ts'
import type { Entry, HandlerState } from './domain/entry.ts'
import type { Filter } from './domain/filter.ts'
import type { OrderState } from './domain/order-state.ts'
import type { QuarantineReason } from './domain/verdict.ts'
import type { Damage } from './measures/damage.ts'
import type { Flushes } from './measures/flushes.ts'

/** A genuine request on its way into the inbox. */
export interface Arrival {
  /** Milliseconds since 1970. */
  receivedAt: number
  event: EventName | null
  wireEvent: string | null
  storeCode: string | null
  /** Milliseconds since 1970 of Jumpseller-Triggered-At. */
  triggeredAt: number | null
  orderId: number | null
  /** Null unless accepted: what is off schema does not speak for its order. */
  orderState: OrderState | null
  verdict: 'accepted' | 'quarantined'
  reason: QuarantineReason | null
  signature: 'valid' | 'unsigned'
  /** Whether handlers are to run for it. */
  handled: boolean
  /** Whether it was read from the orders API rather than brought by a hook. @default false */
  reconciled?: boolean
  /** Names and values in turn, as received. */
  rawHeaders: readonly string[]
  body: Buffer
  /** SHA-256 of the body. */
  digest: Buffer
}

/** What was kept: a new entry, or one more receipt of the entry it repeats. */
export interface Receipt {
  id: string
  duplicate: boolean
  stale: boolean
}

export interface EntryQuery {
  filter: Filter
  /** Entries a page, at most. */
  limit: number
  /** Cursor: the `next` of the page before. */
  before?: string | undefined
  /** Ends a search through bodies early. */
  signal?: AbortSignal | undefined
}

export interface EntryPage {
  /** Newest first. */
  entries: Entry[]
  /** Cursor of the next page, null after the last one. */
  next: string | null
}

export interface KeptRequest {
  rawHeaders: string[]
  /** The bytes as received. */
  body: Buffer
}

/** An order by its latest known state. */
export interface KnownOrder {
  storeCode: string | null
  orderId: number
  /** The accepted entry with the latest state. */
  latest: string
  /** Ids of all its entries, newest first; at most the newest 1,000. */
  entries: string[]
}

export interface KnownOrderPage {
  orders: KnownOrder[]
  next: string | null
}

/** How a handler run ended, and what follows. */
export interface RunOutcome {
  state: Exclude<HandlerState, 'none'>
  runs: number
  error: string | null
  /** Milliseconds since 1970 of the next retry, when failed. */
  nextRunAt: number | null
}

/** An entry whose handlers are to run, when. */
export interface DueRun {
  id: string
  runs: number
  /** Milliseconds since 1970; 0 for at once. */
  dueAt: number
}

/** At most so many, of the entries after the one of this id. */
export interface DueRunPage {
  after?: string | undefined
  limit: number
}

/**
 * Handler runs over several processes: for an inbox that they share. Each entry's handlers are run by exactly
 * one process at a time, and an entry and its first run are kept in one transaction.
 */
export interface SharedRuns {
  /** Begins to run what is due: `run` answers what follows, which is recorded. */
  start(
    run: (id: string, runs: number, stopped: AbortSignal) => Promise<RunOutcome | undefined>,
  ): Promise<void>
  /** One more run of an entry, from the start of its retries. */
  enqueue(id: string): Promise<void>
  /** Begins no further run and waits for those under way. */
  stop(): Promise<void>
  /** Resolves when no run is due or under way in any process. */
  idle(): Promise<void>
}

/** `added` a new entry, `changed` one more receipt or another handler state. */
export type InboxChange = { kind: 'added' | 'changed'; entry: Entry }

/** Whether an inbox could keep a request now; the reason when not. */
export type Health = { ok: true } | { ok: false; message: string }

/** What an inbox tells those who watch it. */
export interface InboxFigures {
  /** Entries kept; in a shared inbox nearly so many. */
  entries: number
  /** Bytes on disk. */
  bytes: number
  /** Entries by the state of their handlers. */
  waiting: number
  failed: number
  parked: number
  /** Milliseconds since 1970 of the oldest entry whose handlers are waiting or failed; null without one. */
  oldestOpenAt: number | null
}

/** An entry with its request: all that a backup keeps of it. */
export interface KeptEntry {
  entry: Entry
  request: KeptRequest
}

/** What became of an entry that was put back. */
export interface Restored {
  /** Which it has now; another than its own where that was not to be had. */
  id: string
  /** `known`: it was there already. */
  outcome: 'restored' | 'known'
}

/**
 * Keeps genuine requests, each once, raw bytes as the truth. Every adapter passes test/suites/inbox.ts.
 *
 * `append` resolves once the bytes would survive the machine's going down, and rejects with
 * {@link StorageError} when they may not: then nothing was promised and the store must try again. Two
 * appends of one identity under way together give one entry. What has been kept is never changed, only its
 * receipts, flags and handler state are.
 */
export interface Inbox {
  /** Refuses with StorageError when another process holds it. */
  open(): Promise<void>
  /** Waits for what is under way; appends after it reject. */
  close(): Promise<void>
  append(arrival: Arrival): Promise<Receipt>
  entry(id: string): Promise<Entry | undefined>
  request(id: string): Promise<KeptRequest | undefined>
  entries(query: EntryQuery): Promise<EntryPage>
  order(orderId: number, storeCode?: string): Promise<KnownOrder | undefined>
  /** By latest arrival, newest first. */
  orders(page: { limit: number; before?: string | undefined }): Promise<KnownOrderPage>
  /** Runs that have not ended for good, those under way among them, oldest entry first; without a page, all. */
  dueRuns(page?: DueRunPage): Promise<DueRun[]>
  recordRun(id: string, outcome: RunOutcome): Promise<void>
  /** Where several processes share the inbox; else the receiver keeps a queue of its own. */
  readonly sharedRuns?: SharedRuns
  /** Entries added after the one of this id, oldest first, at most `limit`; from the beginning for an id it does not know. */
  addedAfter(id: string, limit: number): Promise<Entry[]>
  /** Called after a change is durable. Answers how to unsubscribe. */
  subscribe(listener: (change: InboxChange) => void): () => void
  /** Whether it could keep a request now; the reason when not. */
  health(): Health
  /**
   * The same, found out by trying: what lies idle does not notice that its disk or database is gone. May take as
   * long as they do. Left out, `health` is asked.
   */
  probe?(): Promise<Health>
  /** Left out by an inbox that nobody watches. */
  figures?(): Promise<InboxFigures>
  readonly flushes?: Flushes
  /** Where a disk can damage what is kept. */
  readonly damage?: Damage
  /**
   * Puts entries of a backup back, oldest first, with all that was told of them; answers for each, in their order,
   * once it would survive the machine's going down. An entry whose id this inbox could have given, and has not,
   * keeps it; one of another inbox gets an id of this one, unless its request is kept already. Begun again after
   * a break, it goes on where it was. For an inbox that no receiver has been started on: nobody is told, and open
   * handler runs begin with the next start.
   */
  restore?(entries: readonly KeptEntry[]): Promise<Restored[]>
}

/** The inbox cannot keep anything now; `message` says why and what to do. */
export class StorageError extends Error {
  override name = 'StorageError'
}
