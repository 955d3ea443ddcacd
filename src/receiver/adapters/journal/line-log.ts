import type { Line } from './line.ts'

/** Where a line stands: its segment, its first byte there, and its bytes without the newline. */
export interface Position {
  segment: number
  offset: number
  length: number
}

export interface SegmentSize {
  segment: number
  bytes: number
}

export interface OpenReport {
  /** Bytes of a torn last line that were cut off. */
  tornBytes: number
  damaged: Position[]
}

/**
 * Lines in the order in which they were appended. What one turn of the event loop appends is written
 * together, and `committed` resolves when all that was appended before the call would survive the machine's
 * going down. After a failure every promise of it rejects and nothing is taken in until it is opened anew.
 */
export interface LineLog {
  /** Replays the lines that begin at or behind `from`, oldest first. */
  open(
    from: { segment: number; offset: number },
    replay: (line: Line, position: Position) => void,
  ): Promise<OpenReport>
  append(line: Line): Position
  committed(): Promise<void>
  /** Resolves when no commit is under way any more, whatever became of it: before that it must not be opened anew. */
  settled(): Promise<void>
  read(position: Position): Promise<Line | undefined>
  /** How far the log reaches on disk, before it is opened. */
  reach(): { segment: number; offset: number }
  /** Where the next line will begin. */
  end(): { segment: number; offset: number }
  /** Oldest first; the last one is being written. */
  segments(): SegmentSize[]
  /** Gives up a segment that is not being written. */
  drop(segment: number): void
  /** Why nothing is taken in; undefined while all is well. */
  failure(): Error | undefined
  close(): Promise<void>
}
