import type { InboxChange } from '../../inbox.ts'
import type { Log } from '../../log.ts'
import type { Numbered } from './entry-of-row.ts'

/** What a batch brought about. */
export interface Told {
  /** Entries up to this number are committed. */
  upTo: number
  /** Entries with one more receipt or another handler state. */
  changed: readonly number[]
}

export interface FeedOptions {
  entriesAfter: (no: number, limit: number) => Promise<Numbered[]>
  entriesOf: (numbers: readonly number[]) => Promise<Numbered[]>
  log: Log
}

/**
 * Tells this process's listeners of the entries of all processes: each once, in the order of their numbers,
 * whichever process took it in. What happened is read from the database, so that a notification that was
 * missed is made good by the next one. Without listeners nothing is read.
 */
export interface Feed {
  subscribe(listener: (change: InboxChange) => void): () => void
  /** Resolves when the listeners know. Never rejects: what cannot be read now is told later. */
  tell(told: Told): Promise<void>
  /** The highest number known to be committed, by this process or another, whether listeners were told of it or not. */
  known(): number
}

const entriesARead = 500

export function createFeed({ entriesAfter, entriesOf, log }: FeedOptions): Feed {
  const listeners = new Set<(change: InboxChange) => void>()
  /** Listeners were told up to it. */
  let seen = 0
  let known = 0
  let turn: Promise<void> = Promise.resolve()

  function announce(kind: InboxChange['kind'], { entry }: Numbered): void {
    for (const listener of listeners) {
      try {
        listener({ kind, entry })
      } catch (error) {
        log.error({ err: error }, 'A listener of the inbox failed')
      }
    }
  }

  async function tellNow({ upTo, changed }: Told): Promise<void> {
    while (seen < upTo && listeners.size > 0) {
      const added = await entriesAfter(seen, entriesARead)
      for (const one of added) {
        seen = one.no
        announce('added', one)
      }
      if (added.length < entriesARead) break
    }
    seen = Math.max(seen, Math.min(upTo, Number.MAX_SAFE_INTEGER))
    if (changed.length === 0 || listeners.size === 0) return
    for (const one of await entriesOf(changed)) announce('changed', one)
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    tell(told) {
      // At once: what was committed stays acknowledged where it cannot be read any more.
      known = Math.max(known, told.upTo, ...told.changed)
      if (listeners.size === 0) {
        seen = Math.max(seen, told.upTo)
        return Promise.resolve()
      }
      turn = turn
        .then(() => tellNow(told))
        .catch((error) => log.warn({ err: error }, 'What was added could not be read; it is told later'))
      return turn
    },
    known: () => Math.max(known, seen),
  }
}
