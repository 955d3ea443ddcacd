import type { Low } from 'lowdb'
import type { Records, StoreLogger, StoreState } from '../ports.ts'
import type { Change, StoreData } from './records.ts'

interface LowdbStateOptions {
  logger?: StoreLogger | undefined
  /** Lets go of what the adapter holds. */
  release?: (() => Promise<void>) | undefined
}

/**
 * Turns of the event loop whose changes share a write. Attempts under way together are answered in turns close to
 * each other: with three, half as many writes as with one carry them, and a delivery costs a tenth less.
 */
const turnsOfAWrite = 3

/**
 * The store's state over lowdb. Every change is written without being asked for; changes that are put within a few
 * turns of the event loop, or while the write before is still under way, share one write, and who waits for any of
 * them waits for that one. A crash takes what was put since then, and nothing that `saved` had resolved for.
 */
export function createLowdbState(db: Low<StoreData>, options: LowdbStateOptions = {}): StoreState {
  let unwritten: Change[] = []
  /** The write that will take along what is unwritten. */
  let planned: Promise<void> | undefined
  let latest: Promise<void> = Promise.resolve()

  function note(change: Change): void {
    unwritten.push(change)
    plan()
  }

  function plan(): Promise<void> {
    if (planned) return planned
    planned = writeBehind(latest)
    // Whoever waits for it is told by the rejection. Nobody may be waiting, so the log is told too.
    planned.catch((error) => options.logger?.error({ err: error }, 'the state could not be written'))
    return planned
  }

  async function writeBehind(earlier: Promise<void>): Promise<void> {
    for (let turn = 0; turn < turnsOfAWrite; turn += 1) await new Promise(setImmediate)
    // Had it failed, its changes are among the unwritten again.
    await earlier.catch(() => {})
    latest = planned ?? latest
    planned = undefined
    await writeChanges()
  }

  async function writeChanges(): Promise<void> {
    const batch = unwritten
    unwritten = []
    db.data.unwritten = batch
    try {
      await db.write()
    } catch (error) {
      unwritten = [...batch, ...unwritten]
      throw error
    } finally {
      db.data.unwritten = []
    }
  }

  const saved = () => (unwritten.length > 0 ? plan() : latest)
  const { tables } = db.data
  return {
    orders: recordsOf(tables.orders, (put) => note({ in: 'orders', ...put })),
    hooks: recordsOf(tables.hooks, (put) => note({ in: 'hooks', ...put })),
    events: recordsOf(tables.events, (put) => note({ in: 'events', ...put })),
    deliveries: recordsOf(tables.deliveries, (put) => note({ in: 'deliveries', ...put })),
    attempts: recordsOf(tables.attempts, (put) => note({ in: 'attempts', ...put })),
    mails: recordsOf(tables.mails, (put) => note({ in: 'mails', ...put })),
    clock: recordsOf(tables.clock, (put) => note({ in: 'clock', ...put })),
    saved,
    async close() {
      try {
        await saved()
      } finally {
        await options.release?.()
      }
    },
  }
}

type Noted<T extends { id: number | string }> = { put: T } | { delete: T['id'] }

function recordsOf<T extends { id: number | string }>(
  table: Map<T['id'], T>,
  note: (change: Noted<T>) => void,
): Records<T> {
  return {
    get: (id) => table.get(id),
    values: () => table.values(),
    get size() {
      return table.size
    },
    put(record) {
      table.set(record.id, record)
      note({ put: record })
    },
    delete(id) {
      if (table.delete(id)) note({ delete: id })
    },
  }
}
