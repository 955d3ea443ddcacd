import type { Low } from 'lowdb'
import { StorageError } from '../../inbox.ts'
import { InboxIndex } from './inbox-index.ts'
import type { Line } from './line.ts'
import type { LineLog, OpenReport, Position } from './line-log.ts'
import { type Retention, segmentsToDrop } from './retention.ts'

export interface JournalParts {
  log: LineLog
  /** lowdb over the adapter that saves the index; an index that is lost is made anew from the log. */
  index: Low<InboxIndex>
  /** Milliseconds since 1970. */
  now: () => number
  retention: Retention
  /** Told what opening had to mend. */
  onMended?: ((report: OpenReport) => void) | undefined
}

/** The log and its index, kept in step: opened, saved, mended and shortened together. */
export interface Journal {
  readonly index: InboxIndex
  open(): Promise<void>
  close(): Promise<void>
  /** Undefined while lines can be appended; else a promise of that, which rejects when they cannot. */
  recovered(): Promise<void> | undefined
  /** Appends a line and applies it to the index; resolves once it is on disk, else rejects with StorageError. */
  keep(line: Line, apply: (position: Position) => void): Promise<void>
  /** Resolves once all that was kept so far is on disk; rejects with StorageError when it may not be. */
  committed(): Promise<void>
  /** Undefined when it is damaged; rejects with StorageError when its file cannot be read. */
  read(position: Position): Promise<Line | undefined>
  failure(): Error | undefined
  /** On disk. */
  bytes(): number
}

/** Entries after which the index is saved; at most so many are read back after a crash. */
const entriesASave = 10_000
const millisecondsARecovery = 1_000
/** How often an inbox in which little happens looks for what is to be dropped. */
const millisecondsARetention = 3_600_000

export function createJournalOf({ log, index: low, now, retention, onMended }: JournalParts): Journal {
  let state: 'closed' | 'open' = 'closed'
  /** Why what is in memory cannot be believed. */
  let broken: Error | undefined
  let recovering: Promise<void> | undefined
  let retryAt = 0
  let unsavedLines = 0
  let retainedAt = 0
  let saving: Promise<void> = Promise.resolve()

  const failure = () => (state === 'closed' ? new Error('The inbox is closed.') : (broken ?? log.failure()))

  async function load(): Promise<void> {
    broken = new Error('The inbox is being read.')
    try {
      // What is under way still answers for its lines: those that it makes durable must not be cut off.
      await Promise.all([log.settled(), saving])
      let index = (await low.adapter.read()) ?? new InboxIndex()
      if (reachesBeyond(index.covered, log.reach())) index = new InboxIndex()
      // Before a crash they were given up, and the index not saved any more.
      index.dropThroughSegment((log.segments()[0]?.segment ?? 1) - 1)
      let replayed = 0
      const report = await log.open(index.covered, (line, position) => {
        index.replay(line, position)
        replayed += 1
      })
      // In one step: a handler that asks for its entry meanwhile must not be told that there is none.
      low.data = index
      // What was read back counts, else a receiver that is killed often enough would read ever more.
      unsavedLines = replayed
      broken = undefined
      if (report.tornBytes > 0 || report.damaged.length > 0) onMended?.(report)
    } catch (error) {
      broken = error as Error
      throw error
    }
  }

  /** After a failure nothing in memory is believed: what is on disk is read anew, at most once a second. */
  async function recover(cause: Error): Promise<void> {
    if (!recovering) {
      if (state === 'closed' || now() < retryAt) throw storageError(cause)
      retryAt = now() + millisecondsARecovery
      recovering = load().finally(() => {
        recovering = undefined
      })
    }
    await recovering.catch((error) => {
      throw storageError(error)
    })
  }

  function save(): Promise<void> {
    unsavedLines = 0
    saving = saving
      .then(() => {
        if (broken ?? log.failure()) return
        // In one step with the rows: lines behind it are replayed over them.
        low.data.covered = log.end()
        return low.write()
      })
      // What is not saved now goes with the next, or is read from the journal at the next opening.
      .catch(() => {})
    return saving
  }

  function retain(): void {
    retainedAt = now()
    for (const segment of segmentsToDrop(low.data, log.segments(), { retention, now: now() })) {
      try {
        log.drop(segment)
      } catch {
        // It stays, with its entries, and is dropped at one of the next times.
        return
      }
      low.data.dropThroughSegment(segment)
    }
  }

  return {
    get index() {
      return low.data
    },
    failure,
    bytes: () => log.segments().reduce((sum, { bytes }) => sum + bytes, 0),
    read: (position) =>
      log.read(position).catch((error) => {
        throw storageError(error)
      }),

    async open() {
      await load()
      state = 'open'
      retain()
    },

    async close() {
      if (state === 'closed') return
      await log.committed().catch(() => {})
      const sound = failure() === undefined
      state = 'closed'
      if (sound) await save()
      await log.close()
    },

    async committed() {
      await log.committed()
      const cause = failure()
      if (cause) throw storageError(cause)
    },

    recovered() {
      const cause = failure()
      return cause && recover(cause)
    },

    keep(line, apply) {
      try {
        apply(log.append(line))
      } catch (error) {
        return Promise.reject(storageError(error as Error))
      }
      unsavedLines += 1
      const kept = log.committed()
      if (unsavedLines >= entriesASave || now() - retainedAt > millisecondsARetention) {
        retain()
        void save()
      }
      return kept
    },
  }
}

type Reach = { segment: number; offset: number }

/** An index that tells of more than there is: of another journal, or of segments that were taken away. */
function reachesBeyond(covered: Reach, end: Reach): boolean {
  return covered.segment > end.segment || (covered.segment === end.segment && covered.offset > end.offset)
}

function storageError(cause: Error): StorageError {
  return cause instanceof StorageError ? cause : new StorageError(cause.message, { cause })
}
