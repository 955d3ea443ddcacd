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
  const {
    entries: mostEntries = Number.POSITIVE_INFINITY,
    age = Number.POSITIVE_INFINITY,
    bytes: mostBytes = Number.POSITIVE_INFINITY,
  } = retention
  const dropped: number[] = []
  let entries = segments.reduce((sum, { segment }) => sum + (index.segments.of(segment)?.entries ?? 0), 0)
  let bytes = segments.reduce((sum, segment) => sum + segment.bytes, 0)
  // The last one is being written.
  for (const [at, { segment, bytes: size }] of segments.slice(0, -1).entries()) {
    entries -= index.segments.of(segment)?.entries ?? 0
    const beyond =
      entries >= mostEntries || bytes > mostBytes || now - (newestAt(index, segments, at) ?? now) > age
    if (!beyond || hasOpenRuns(index, segment)) break
    dropped.push(segment)
    bytes -= size
  }
  return dropped
}

/** When the newest entry of a segment was received; of one without entries, that of the next: it is older. */
function newestAt(index: InboxIndex, segments: readonly SegmentSize[], at: number): number | undefined {
  const next = segments.slice(at).find(({ segment }) => index.segments.of(segment))
  return next && index.segments.of(next.segment)?.newestAt
}

function hasOpenRuns({ table, segments }: InboxIndex, segment: number): boolean {
  let no = segments.of(segment)?.last ?? 0
  while (no > 0 && table.u32(no, column.segment) === segment) {
    if (openStates.has(table.u8(no, column.handler))) return true
    no = table.previous(no - 1)
  }
  return false
}
