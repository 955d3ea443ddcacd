import type { EntryView } from '../../../../../receiver/http/views.ts'
import { receiver } from '../../../api.ts'
import { useLoaded } from '../../../loaded.ts'
import { param } from '../../../location.ts'
import { hrefOf } from '../../../places.ts'
import { neighbours } from './neighbours.ts'

/** Steps to the entries of the same order that came before and after. */
export function OfSameOrder({ entry }: { entry: EntryView }) {
  const { orderId, storeCode } = entry
  const { loaded } = useLoaded(
    async () => (orderId === null ? null : receiver.order(orderId, storeCode ?? undefined).catch(() => null)),
    [orderId, storeCode, entry.id],
  )
  const known = loaded.value.state === 'ready' ? loaded.value.value : null
  const place = known && neighbours(known.entries, entry.id)
  if (!place || place.count < 2) return null
  const href = (id: string) => hrefOf.entry(id, { tab: param('tab') })
  return (
    <nav class="row small" aria-label="Entries of the same order">
      <Step href={place.older && href(place.older)} label="Earlier of this order" sign="‹" />
      <span class="quiet number">
        {place.number} of {place.count}
      </span>
      <Step href={place.newer && href(place.newer)} label="Later of this order" sign="›" />
    </nav>
  )
}

function Step({ href, label, sign }: { href: string | null; label: string; sign: string }) {
  if (!href) {
    return (
      <button type="button" class="button small" disabled aria-label={label}>
        {sign}
      </button>
    )
  }
  return (
    <a class="button small" href={href} aria-label={label} title={label}>
      {sign}
    </a>
  )
}
