import type { EntryView } from '../../../../../receiver/http/views.ts'
import { receiver } from '../../../api.ts'
import { useLoaded } from '../../../loaded.ts'
import { param } from '../../../location.ts'
import { hrefOf } from '../../../places.ts'
import { orderFilter } from '../../order/order-filter.ts'
import { neighbours } from './neighbours.ts'

const mostEntries = 200

/** Steps to the entries of the same order that came before and after. */
export function OfSameOrder({ entry }: { entry: EntryView }) {
  const { orderId, storeCode } = entry
  const { loaded } = useLoaded(
    async () => (orderId === null ? null : entriesOf(orderId, storeCode).catch(() => null)),
    [orderId, storeCode, entry.id],
  )
  const known = loaded.value.state === 'ready' ? loaded.value.value : null
  const place = known && neighbours(known.ids, entry.id)
  if (!place || place.count < 2) return null
  const href = (id: string) => hrefOf.entry(id, { tab: param('tab') })
  return (
    <nav class="row small" aria-label="Entries of the same order">
      <Step href={place.older && href(place.older)} label="Earlier of this order" sign="‹" />
      <span class="quiet number">
        {known.isWhole ? `${place.number} of ${place.count}` : `one of more than ${mostEntries}`}
      </span>
      <Step href={place.newer && href(place.newer)} label="Later of this order" sign="›" />
    </nav>
  )
}

interface EntriesOfOrder {
  /** Newest first. */
  ids: string[]
  isWhole: boolean
}

/** Of the inbox and not of the known orders: what is only quarantined is of no order there, and a 404. */
async function entriesOf(orderId: number, storeCode: string | null): Promise<EntriesOfOrder> {
  const page = await receiver.entries({ q: orderFilter(orderId, storeCode), limit: mostEntries })
  const ofStore = page.entries.filter((entry) => entry.storeCode === storeCode)
  return { ids: ofStore.map(({ id }) => id), isWhole: page.next === null }
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
