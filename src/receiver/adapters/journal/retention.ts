import { column, openStates } from './entry-row.ts'
import type { InboxIndex } from './inbox-index.ts'
import type { SegmentSize } from './line-log.ts'

/**
 * What is kept: the newest so many entries, those younger than so long, and as many as fit; what is left out
 * sets no bound. Whole segments are dropped, so that up to a segment more is kept. What was dropped is known
 * no more: the same delivery would be taken as new, so keep more than the eleven days of a hook's retries.
 */
export interface Retention {
  entries?: number
  /** Milliseconds. */
  age?: number
  bytes?: number
}

/** The oldest segments that hold nothing to be kept. One with handlers still to run stays, and all behind it. */
export function segmentsToDrop(
  index: InboxIndex,
  segments: readonly SegmentSize[],
  { retention, now }: { retention: Retention; now: number },
): number[] {
  const dropped: number[] = []
  let bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0)
  // The last one is being written.
  for (const { segment, bytes: size } of segments.slice(0, -1)) {
    const last = index.lastOfSegment(segment)
    const beyond =
      index.table.last - last >= (retention.entries ?? Number.POSITIVE_INFINITY) ||
      bytes > (retention.bytes ?? Number.POSITIVE_INFINITY) ||
      (index.table.has(last) &&
        now - index.table.f64(last, column.receivedAt) > (retention.age ?? Number.POSITIVE_INFINITY))
    if (!beyond || hasOpenRuns(index, last, dropped.at(-1))) break
    dropped.push(segment)
    bytes -= size
  }
  return dropped
}

function hasOpenRuns(index: InboxIndex, last: number, droppedBefore: number | undefined): boolean {
  const first = droppedBefore === undefined ? 1 : index.lastOfSegment(droppedBefore) + 1
  for (let no = last; no >= first && index.table.has(no); no--) {
    if (openStates.has(index.table.u8(no, column.handler))) return true
  }
  return false
}
