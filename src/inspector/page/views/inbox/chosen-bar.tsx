import { exportHref } from '../../api.ts'

/** An export of named entries takes so many. */
export const mostChosen = 200

/** What can be done with the rows that were chosen. */
export function ChosenBar({ ids, onClear }: { ids: readonly string[]; onClear: () => void }) {
  if (ids.length === 0) return null
  return (
    <section class="inbox-chosen row" aria-label="Chosen entries">
      <strong role="status">{ids.length} chosen</strong>
      <span>Download</span>
      <a class="button small" href={exportHref('har', { ids })} download>
        HAR
      </a>
      <a class="button small" href={exportHref('ndjson', { ids })} download>
        NDJSON
      </a>
      <button type="button" class="button plain small" onClick={onClear}>
        Clear
      </button>
    </section>
  )
}
