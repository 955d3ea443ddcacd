import type { ScheduleMark } from './schedule-marks.ts'

/** A kind is told by its form alone too: full circle, diamond, ring with a dot, ring, small dashed ring. */
export function MarkShape({ kind }: { kind: ScheduleMark['kind'] }) {
  if (kind === 'failed') return <path d="M0 -9 L9 0 L0 9 L-9 0 Z" />
  if (kind === 'next') {
    return (
      <>
        <circle r="9" />
        <circle r="3.5" class="dot" />
      </>
    )
  }
  return <circle r={kind === 'not_needed' ? 4 : 8} />
}

export function EndShape() {
  return <path d="M-6 -6 l12 12 m0 -12 l-12 12" />
}

const words: Record<ScheduleMark['kind'], string> = {
  delivered: 'delivered',
  failed: 'failed',
  next: 'next',
  planned: 'planned',
  not_needed: 'not made',
}

/** What the forms mean, of those that are shown. */
export function Legend({ marks }: { marks: readonly ScheduleMark[] }) {
  const kinds = (Object.keys(words) as ScheduleMark['kind'][]).filter((kind) =>
    marks.some((mark) => mark.kind === kind),
  )
  return (
    <p class="row small quiet" aria-hidden="true">
      {kinds.map((kind) => (
        <span key={kind} class="schedule-key">
          <svg aria-hidden="true" class="schedule" width="20" height="20" viewBox="-11 -11 22 22">
            <g class={`mark ${kind}`}>
              <MarkShape kind={kind} />
            </g>
          </svg>
          {words[kind]}
        </span>
      ))}
    </p>
  )
}
