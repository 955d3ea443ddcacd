import { timeOf } from '../format.ts'

/** A moment of ISO 8601 as the reader's clock shows it, the whole of it on hovering. */
export function Time({ at }: { at: string | null }) {
  if (at === null) return <span class="quiet">–</span>
  return (
    <time dateTime={at} title={at} class="number">
      {timeOf(at, Date.now())}
    </time>
  )
}
