import { bytes, eventLabel } from '../../format.ts'
import { Time } from '../../parts/time.tsx'
import { VerdictBadge } from '../../parts/verdict-badge.tsx'
import { hrefOf } from '../../places.ts'
import type { Side } from './side.ts'

/** What a side is: event, verdict, time, size and where to read all of it. */
export function SideHead({ side }: { side: Side | null }) {
  if (!side) return <p class="quiet">Not chosen yet</p>
  const { entry, label } = side
  if (!entry) {
    return (
      <p class="row">
        <strong>{label}</strong>
        <span class="quiet">{bytes(side.bytes.length)}, as Jumpseller documents it today</span>
      </p>
    )
  }
  return (
    <div class="row">
      <a href={hrefOf.entry(entry.id)}>{eventLabel(entry.event ?? entry.wireEvent)}</a>
      <VerdictBadge {...entry} />
      {entry.orderId !== null && (
        <a href={hrefOf.order(entry.orderId, entry.storeCode)}>Order {entry.orderId}</a>
      )}
      <span class="quiet">
        <Time at={entry.receivedAt} />
      </span>
      <span class="quiet">{bytes(entry.size)}</span>
    </div>
  )
}
