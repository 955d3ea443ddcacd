import { useSignal } from '@preact/signals'
import { span } from '../../format.ts'
import { axisOf, type Lateness, type Row } from './axis.ts'
import type { Jumps } from './life.ts'
import type { Merged } from './moments.ts'
import { TimelineRow } from './timeline-row.tsx'
import './timeline.css'

const rowsAtFirst = 120
/** Below it, the two clocks are as good as one. */
const aheadFromMs = 2_000
/** The lanes' names stand in the first row of the grid, whose lines count from 1. */
const firstLine = 2

interface TimelineProps {
  merged: Merged
  jumps: Jumps
  hasStore: boolean
}

/** Both halves on one line of time, downward: the store's lane, what crossed, and the receiver's lane. */
export function Timeline({ merged, jumps, hasStore }: TimelineProps) {
  const isWhole = useSignal(false)
  const told = useSignal('')
  const hidden = isWhole.value ? 0 : Math.max(0, merged.moments.length - rowsAtFirst)
  const { rows, lateness, tracks } = axisOf(merged.moments.slice(hidden))
  const style = { gridTemplateRows: `repeat(${rows.length + 1}, auto)`, '--tracks': String(tracks) }
  return (
    <div class="stack tight">
      <Reading merged={merged} hasLate={lateness.length > 0} />
      {hidden > 0 && (
        <button
          type="button"
          class="button small"
          onClick={() => {
            isWhole.value = true
          }}
        >
          Show {hidden} earlier moments
        </button>
      )}
      <ol class="timeline" style={style} aria-label="What happened, oldest first">
        <li class="timeline-lanes" style={{ gridRow: 1 }}>
          <span class="timeline-store">
            {hasStore ? 'Simulated store' : 'No simulated store runs here: npm start runs both halves.'}
          </span>
          <span class="timeline-receiver">Receiver</span>
        </li>
        {rows.map((row, index) => (
          <TimelineRow
            key={keyOf(row)}
            row={row}
            line={index + firstLine}
            jumps={jumps}
            foreignReceipts={merged.foreignReceipts}
            onTell={(text) => {
              told.value = text
            }}
          />
        ))}
        {lateness.map((late) => (
          <LateBar key={`late ${late.entryId}`} late={late} />
        ))}
      </ol>
      <p class={`timeline-told card small breakable${told.value ? '' : ' untold'}`}>
        {told.value ||
          'Point at something, or go there by Tab, to read all of it here; it leads to its entry or delivery.'}
      </p>
    </div>
  )
}

function Reading({ merged, hasLate }: { merged: Merged; hasLate: boolean }) {
  const whose = merged.clock === 'store' ? "the store's clock" : "the receiver's clock"
  return (
    <p class="small quiet">
      Time runs downward, by {whose}; rows are apart by the logarithm of the time between them, and a broken
      line stands for a minute and more.
      {merged.clock === 'store' && ' An entry stands at the attempt that brought it.'}
      {merged.aheadMs > aheadFromMs &&
        ` The store's clock is ${span(merged.aheadMs)} ahead of the receiver's; entries that no attempt of the store brought are moved by as much.`}
      {hasLate && ' A bar at the left runs from when a late entry was triggered to when it arrived.'}
    </p>
  )
}

function LateBar({ late }: { late: Lateness }) {
  const style = {
    gridRow: `${late.fromRow + firstLine} / ${late.toRow + firstLine + 1}`,
    marginInlineStart: `calc(${late.track} * var(--s3))`,
  }
  return <li class="timeline-late" style={style} aria-hidden="true" title={`${span(late.lateMs)} late`} />
}

function keyOf({ moment }: Row): string {
  switch (moment.kind) {
    case 'raised':
      return `raised ${moment.event} ${moment.at}`
    case 'attempt':
      return `attempt ${moment.delivery.id}.${moment.attempt.n}`
    case 'entry':
      return `entry ${moment.entry.id}`
    default:
      return `${moment.kind} ${moment.delivery.id}`
  }
}
