import type { Low } from 'lowdb'
import type { Records, StoreLogger, StoreState } from '../ports.ts'
import type { Change, StoreData } from './records.ts'

interface LowdbStateOptions {
  logger?: StoreLogger | undefined
  /** Lets go of what the adapter holds. */
  release?: (() => Promise<void>) | undefined
}

/**
 * The store's state over lowdb. Every change is written without being asked for: all those of one turn of the
 * event loop in one write at its end, or after the write that is still under way then. Who waits for any of them
 * waits for that one write. A crash takes what was put since the last write and nothing that was saved.
 */
export function createLowdbState(db: Low<StoreData>, options: LowdbStateOptions = {}): StoreState {
  let unwritten: Change[] = []
  /** The write that takes what is unwritten along. */
  let planned: Promise<void> | undefined
  let latest: Promise<void> = Promise.resolve()

  function plan(): Promise<void> {
    if (planned) return planned
    planned = writeAfter(latest)
    // Whoever waits is told by the rejection; when nobody does, the log says it.
    planned.catch((error) => options.logger?.error({ err: error }, 'the state could not be written'))
    return planned
  }

  async function writeAfter(earlier: Promise<void>): Promise<void> {
    await new Promise(setImmediate)
    // Had it failed, its changes are back among the unwritten.
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

  function note(change: Change): void {
    unwritten.push(change)
    plan()
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
