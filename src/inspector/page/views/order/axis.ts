import { span } from '../../format.ts'
import type { Moment } from './moments.ts'

/** The distance between one row and the next. */
export interface Gap {
  /** CSS pixels beside a row's own height. */
  height: number
  /** Such as `16 min later`; null where the two are nearly at once. */
  label: string | null
  /** Whether the line of time is broken there. */
  isBroken: boolean
}

export interface Row {
  moment: Moment
  gap: Gap
}

/** From the moment that an entry was triggered at to the row at which it arrived. */
export interface Lateness {
  entryId: string
  /** Rows from 0; `fromRow` is the first one that is not earlier than the trigger. */
  fromRow: number
  toRow: number
  /** Tracks beside one another, from 0, so that two that overlap are both seen. */
  track: number
  lateMs: number
}

export interface Axis {
  rows: Row[]
  lateness: Lateness[]
  tracks: number
}

const nearlyAtOnceMs = 1_000
const brokenFromMs = 60_000
const tallest = 88

/**
 * Rows one under another, apart by the logarithm of the time between them: seconds and the ten days of N^4 retries are
 * both seen. `lateFromMs`: who arrives so much after the trigger is drawn as late; one flagged stale always is.
 */
export function axisOf(moments: readonly Moment[], { lateFromMs = brokenFromMs } = {}): Axis {
  const rows = moments.map((moment, index): Row => {
    const before = moments[index - 1]
    return { moment, gap: gapOf(before ? moment.at - before.at : 0) }
  })
  const lateness: Lateness[] = []
  for (const [toRow, moment] of moments.entries()) {
    const late = latenessOf(moment)
    if (!late || (late.lateMs < lateFromMs && !late.isStale)) continue
    const fromRow = moments.findIndex(({ at }) => at >= moment.at - late.lateMs)
    if (fromRow < 0 || fromRow >= toRow) continue
    lateness.push({
      entryId: late.entryId,
      fromRow,
      toRow,
      track: freeTrack(lateness, fromRow),
      lateMs: late.lateMs,
    })
  }
  return { rows, lateness, tracks: Math.max(0, ...lateness.map(({ track }) => track + 1)) }
}

export function gapOf(milliseconds: number): Gap {
  if (milliseconds < nearlyAtOnceMs) return { height: 0, label: null, isBroken: false }
  const height = Math.min(tallest, Math.round(12 * Math.log10(milliseconds / 100)))
  return { height, label: `${span(milliseconds)} later`, isBroken: milliseconds >= brokenFromMs }
}

/** How long after its trigger an entry arrived, both on the clock that the timeline shows. */
export function latenessOf(moment: Moment) {
  if (moment.kind !== 'entry' && (moment.kind !== 'attempt' || moment.repeats)) return undefined
  const { entry } = moment
  if (!entry?.triggeredAt) return undefined
  const lateMs = moment.at - Date.parse(entry.triggeredAt)
  return { entryId: entry.id, lateMs, isStale: entry.flags.includes('stale') }
}

function freeTrack(drawn: readonly Lateness[], fromRow: number): number {
  const taken = new Set(drawn.filter(({ toRow }) => toRow >= fromRow).map(({ track }) => track))
  let track = 0
  while (taken.has(track)) track += 1
  return track
}
