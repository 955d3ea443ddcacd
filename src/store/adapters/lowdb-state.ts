import type { Low } from 'lowdb'
import type { Records, StoreLogger, StoreState } from '../ports.ts'
import type { Change, StoreData } from './records.ts'

interface LowdbStateOptions {
  logger?: StoreLogger | undefined
  /** Lets go of what the adapter holds. */
  release?: (() => Promise<void>) | undefined
}

/**
 * The store's state over lowdb. Every change is written without being asked for; changes that are put while a
 * write is under way share the next one.
 */
export function createLowdbState(db: Low<StoreData>, options: LowdbStateOptions = {}): StoreState {
  let changes: Change[] = []
  let [noted, written] = [0, 0]
  let writing: Promise<void> | undefined
  let planned = false

  function note(change: Change): void {
    changes.push(change)
    noted += 1
    if (planned) return
    planned = true
    setImmediate(() => {
      planned = false
      saved().catch((error) => options.logger?.error({ err: error }, 'the state could not be written'))
    })
  }

  async function saved(): Promise<void> {
    const asked = noted
    while (written < asked) {
      writing ??= writeChanges().finally(() => {
        writing = undefined
      })
      await writing
    }
  }

  async function writeChanges(): Promise<void> {
    const batch = changes
    changes = []
    db.data.unwritten = batch
    try {
      await db.write()
      written += batch.length
    } catch (error) {
      changes = [...batch, ...changes]
      throw error
    } finally {
      db.data.unwritten = []
    }
  }

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
