import type { Entry } from '../../../../../receiver/domain/entry.ts'
import type { Rows } from '../rows/rows.ts'

/** Where a list's rows come from: the whole inbox, or what a filter finds in it. */
export interface Source {
  readonly rows: Rows
  /** Whether the inbox has no entry at all, whatever the filter. */
  readonly isInboxEmpty: boolean
  /** Whether the rows are all there will be. */
  readonly isWhole: boolean
  /** How far a search through the inbox has come, 0 to 1; null while none is under way. */
  readonly searched: number | null
  /** Whether the reader has stopped the search. */
  readonly isStopped: boolean
  begin(): Promise<void>
  /** Loads what is missing of the rows that are in view. */
  show(first: number, beyond: number): void
  /** Asks for what came since, and brings rows up to date that changed. */
  catchUp(): Promise<CaughtUp>
  stop(): void
  resume(): void
  /** Calls off all that is under way. */
  close(): void
}

export interface CaughtUp {
  /** Newest first. */
  added: Entry[]
  /** Whether more came than were asked for. */
  isGap: boolean
}

export interface SourceEvents {
  changed(): void
  failed(error: unknown): void
}

export const entriesAPage = 200
