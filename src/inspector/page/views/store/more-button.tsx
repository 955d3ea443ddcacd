import type { Signal } from '@preact/signals'

/** As many as one answer of the store holds. */
const most = 500

/** Shows more of a list that is read anew whenever something happens. */
export function MoreButton({
  limit,
  hasMore,
  label,
}: {
  limit: Signal<number>
  hasMore: boolean
  label: string
}) {
  if (!hasMore) return null
  if (limit.value >= most) return <p class="quiet small">These are the newest {most}.</p>
  return (
    <button
      type="button"
      class="button small store-more"
      onClick={() => {
        limit.value = Math.min(most, limit.value * 4)
      }}
    >
      {label}
    </button>
  )
}
