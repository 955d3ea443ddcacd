import type { Entry } from '../../../../../receiver/domain/entry.ts'

/** The entries of a list by their place in it, newest first; not each of them need be loaded. */
export interface Rows {
  readonly length: number
  /** Undefined where it is not loaded. */
  at(index: number): Entry | undefined
  /** Where an entry stands, or would once it is loaded; -1 when it is not of the list. */
  indexOf(id: string): number
  /** The highest number among them; 0 when there is none. */
  readonly newest: number
  /** Takes an entry's new flags, receipts and handler state, if it is loaded. */
  update(entry: Entry): void
  /** Entries that came since, newest first. */
  prepend(entries: readonly Entry[]): void
}
