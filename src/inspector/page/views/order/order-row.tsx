import type { OrderView } from '../../../../receiver/http/views.ts'
import { money } from '../../format.ts'
import { Time } from '../../parts/time.tsx'
import { hrefOf } from '../../places.ts'
import { countOf } from './details.ts'

export function OrderRow({ order, isAmbiguous }: { order: OrderView; isAmbiguous: boolean }) {
  const { id, storeCode, fields } = order
  return (
    <li>
      <a class="orders-link" href={hrefOf.order(id, isAmbiguous ? storeCode : null)}>
        <span class="orders-number number">
          #{id}
          {isAmbiguous && <span class="quiet"> {storeCode ?? 'no store code'}</span>}
        </span>
        <StateLine state={order.state} />
        <span class="orders-customer ellipsis">{fields?.customerName ?? fields?.customerEmail ?? '–'}</span>
        <span class="orders-total number">{money(fields?.total, fields?.currency)}</span>
        <span class="orders-count quiet number">{countOf(order.entries.length, 'entry', 'entries')}</span>
        <span class="orders-time quiet">
          <Time at={order.latestAt} />
        </span>
      </a>
    </li>
  )
}

const line: readonly OrderView['state'][] = ['pending_payment', 'paid', 'shipped']
const words: Record<OrderView['state'], string> = {
  pending_payment: 'Created',
  abandoned: 'Abandoned',
  paid: 'Paid',
  shipped: 'Shipped',
  canceled: 'Canceled',
  unknown: 'Unknown',
}

/** Created → paid → shipped as three dots on a line, and the word of the state reached. */
function StateLine({ state }: { state: OrderView['state'] }) {
  return (
    <span class="orders-state">
      <span class="orders-dots" aria-hidden="true">
        {dotsOf(state).map((look, index) => (
          <span key={index} class={`dot ${look}`} />
        ))}
      </span>
      {words[state]}
    </span>
  )
}

function dotsOf(state: OrderView['state']): string[] {
  if (state === 'canceled' || state === 'abandoned') return ['on', 'end']
  const reached = line.indexOf(state)
  return line.map((_, index) => (index <= reached ? 'on' : ''))
}
