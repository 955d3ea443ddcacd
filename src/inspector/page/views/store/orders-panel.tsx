import { useSignal } from '@preact/signals'
import type { OrderSummaryView } from '../../../../store/index.ts'
import { store } from '../../api.ts'
import { money } from '../../format.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { hrefOf } from '../../places.ts'
import { attempt, say } from '../../toasts.ts'
import { CreateOrder } from './create-order.tsx'
import { MoreButton } from './more-button.tsx'
import { type OrderStepName, stateWords, steps, whyNot } from './order-steps.ts'
import { useFresh } from './use-fresh.ts'

/** A new order, and the steps of those there are. */
export function OrdersPanel() {
  const limit = useSignal(8)
  const { loaded, again } = useFresh(() => store.orders({ limit: limit.value }), {
    kinds: ['order'],
    keys: [limit.value],
  })
  return (
    <section class="card stack" aria-labelledby="store-orders">
      <h2 id="store-orders">Orders</h2>
      <CreateOrder />
      <LoadedView loaded={loaded} again={again}>
        {({ orders, next }) => (
          <>
            {orders.length === 0 && <p class="quiet">No order yet. Create one, then pay and ship it.</p>}
            <ul class="store-rows">
              {orders.map((order) => (
                <OrderRow key={order.id} order={order} />
              ))}
            </ul>
            <MoreButton limit={limit} hasMore={next !== null} label="Older orders" />
          </>
        )}
      </LoadedView>
    </section>
  )
}

function OrderRow({ order }: { order: OrderSummaryView }) {
  const { id, state, total, currency, customerName, customerEmail } = order
  return (
    <li class="store-row" aria-label={`Order ${id}`}>
      <div class="store-row-main">
        <a href={hrefOf.order(id)}>Order {id}</a> <span class="badge">{stateWords[state]}</span>
        <p class="quiet small ellipsis">
          <span class="number">{money(total, currency)}</span> ·{' '}
          {customerName ?? customerEmail ?? 'no customer'}
        </p>
      </div>
      <div class="row">
        {steps.map(({ step, label, done }) => {
          const reason = whyNot(order, step)
          return (
            <button
              key={step}
              type="button"
              class="button small"
              disabled={reason !== undefined}
              title={reason}
              aria-label={`${label} order ${id}`}
              onClick={() => take(id, step, done)}
            >
              {label}
            </button>
          )
        })}
      </div>
    </li>
  )
}

async function take(id: number, step: OrderStepName, done: string): Promise<void> {
  if (await attempt(() => store.step(id, step))) say(`Order ${id} is ${done}`)
}
