import { type ScheduleEnd, type ScheduleMark, shortSpan, ticksOf } from './schedule-marks.ts'
import { EndShape, MarkShape } from './schedule-shapes.tsx'

interface ChartProps {
  marks: readonly ScheduleMark[]
  /** Milliseconds from the first attempt to the last. */
  length: number
  /** Where the store's clock stands, from 0 to 1; undefined once the delivery is over. */
  now: number | undefined
  end: ScheduleEnd | undefined
}

/** Left to right, for wide places: positions in percent, so that letters keep their size. */
export function HorizontalChart({ marks, length, now, end }: ChartProps) {
  const x = (position: number) => `${(3 + 86 * position).toFixed(2)}%`
  return (
    <svg class="schedule horizontal" width="100%" height="140" role="img" aria-label={inWords(marks, end)}>
      <line class="axis" x1={x(0)} x2={x(1)} y1="42" y2="42" />
      <line class="scale" x1={x(0)} x2={x(1)} y1="112" y2="112" />
      {ticksOf(length).map(({ label, position }) => (
        <g key={label} class="tick">
          <line x1={x(position)} x2={x(position)} y1="112" y2="118" />
          <text x={x(position)} y="134" text-anchor="middle">
            {label}
          </text>
        </g>
      ))}
      {now !== undefined && (
        <svg aria-hidden="true" x={x(now)} y="112" class="now">
          <path d="M0 -2 l-5 -8 h10 Z" />
          <text y="-14" text-anchor="middle">
            now
          </text>
        </svg>
      )}
      {marks.map((mark) => (
        <svg key={mark.n} aria-hidden="true" x={x(mark.position)} y="42" class={`mark ${mark.kind}`}>
          <MarkShape kind={mark.kind} />
          <text y="-18" text-anchor="middle" class="word">
            {isMade(mark) ? mark.word : mark.n}
          </text>
          <text y="28" text-anchor="middle">
            {shortSpan(mark.offset)}
          </text>
        </svg>
      ))}
      {end && (
        <svg aria-hidden="true" x={x(1)} y="42" class={`end ${end.isReached ? 'reached' : ''}`}>
          <line x1="11" x2="38" y1="0" y2="0" />
          <g transform="translate(46 0)">
            <EndShape />
            {/* Clear of the last attempt's word. */}
            <text x="-24" y="-18">
              {end.word}
            </text>
          </g>
        </svg>
      )}
    </svg>
  )
}

const top = 16
const tall = 460

/** Top to bottom, for narrow places. */
export function VerticalChart({ marks, now, end }: ChartProps) {
  const y = (position: number) => top + tall * position
  const height = top + tall + (end ? 60 : 16)
  return (
    <svg class="schedule vertical" width="100%" height={height} role="img" aria-label={inWords(marks, end)}>
      <line class="axis" x1="84" x2="84" y1={y(0)} y2={y(1)} />
      {now !== undefined && (
        <g class="now" transform={`translate(200 ${y(now)})`}>
          <path d="M0 0 l8 -5 v10 Z" />
          <text x="14" y="4">
            now
          </text>
        </g>
      )}
      {marks.map((mark) => (
        <g key={mark.n} class={`mark ${mark.kind}`} transform={`translate(84 ${y(mark.position)})`}>
          <MarkShape kind={mark.kind} />
          <text x="-18" y="4" text-anchor="end">
            {shortSpan(mark.offset)}
          </text>
          <text x="20" y="4">
            <tspan class="word">{mark.n}</tspan> {mark.word}
          </text>
        </g>
      ))}
      {end && (
        <g class={`end ${end.isReached ? 'reached' : ''}`} transform={`translate(84 ${y(1)})`}>
          <line x1="0" x2="0" y1="11" y2="32" />
          <g transform="translate(0 44)">
            <EndShape />
            <text x="20" y="4">
              {end.word}
            </text>
          </g>
        </g>
      )}
    </svg>
  )
}

function isMade({ kind }: ScheduleMark): boolean {
  return kind === 'failed' || kind === 'delivered'
}

function inWords(marks: readonly ScheduleMark[], end: ScheduleEnd | undefined): string {
  const each = marks.map(({ n, offset, word }) => `${n} after ${shortSpan(offset)}: ${word}`)
  return `Attempts on a logarithmic axis. ${each.join('; ')}${end ? `; then ${end.word}` : ''}.`
}
