import { useSignal } from '@preact/signals'
import type { DeliveryView } from '../../../../store/index.ts'
import { store } from '../../api.ts'
import { eventLabel } from '../../format.ts'
import { go, hrefWith, param } from '../../location.ts'
import { FireButtons } from '../../parts/fire-buttons.tsx'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { hrefOf } from '../../places.ts'
import { DeliveryBadge, deliveryStates, stateLabel } from './delivery-state.tsx'
import { agoWords, untilWords } from './hook-end.ts'
import { MoreButton } from './more-button.tsx'
import { useFresh } from './use-fresh.ts'
import { storeNow } from './use-store-clock.ts'
import { useStoreRules } from './use-store-rules.ts'

/** What is on its way to whom, newest first. */
export function DeliveriesPanel() {
  const limit = useSignal(10)
  const state = deliveryStates.find((known) => known === param('state'))
  const attempts = useStoreRules()?.profile.attempts
  const { loaded, again } = useFresh(
    () => store.deliveries({ limit: limit.value, ...(state && { state }) }),
    { kinds: ['delivery', 'attempt'], keys: [limit.value, state] },
  )
  return (
    <section class="card stack" aria-labelledby="store-deliveries">
      <div class="row spread">
        <h2 id="store-deliveries">Deliveries</h2>
        <label class="row small quiet">
          Show
          <select
            class="field"
            value={state ?? ''}
            onChange={(event) => go(hrefWith({ state: event.currentTarget.value }), { replace: true })}
          >
            <option value="">all</option>
            {deliveryStates.map((each) => (
              <option key={each} value={each}>
                {stateLabel(each).toLowerCase()}
              </option>
            ))}
          </select>
        </label>
      </div>
      <div class="stack tight">
        <p class="small quiet">Raise an event over a new order:</p>
        <FireButtons />
      </div>
      <LoadedView loaded={loaded} again={again}>
        {({ deliveries, next }) => (
          <>
            {deliveries.length === 0 && (
              <p class="quiet">
                {state ? `None is ${stateLabel(state).toLowerCase()}.` : 'Nothing has been sent yet.'}
              </p>
            )}
            <ul class="store-rows">
              {deliveries.map((delivery) => (
                <DeliveryRow key={delivery.id} delivery={delivery} attempts={attempts} />
              ))}
            </ul>
            <MoreButton limit={limit} hasMore={next !== null} label="Older deliveries" />
          </>
        )}
      </LoadedView>
    </section>
  )
}

function DeliveryRow({ delivery, attempts }: { delivery: DeliveryView; attempts: number | undefined }) {
  const { id, event, orderId, state, attemptCount, redeliveryOf } = delivery
  return (
    <li class="store-row" aria-label={`Delivery ${id}`}>
      <div class="store-row-main">
        <a href={hrefOf.delivery(id)}>
          {eventLabel(event)}
          {orderId !== null && ` of order ${orderId}`}
        </a>
        <p class="quiet small">
          <span class="number">
            #{id} · {attemptCount} of {attempts ?? '…'} attempts
          </span>
          {redeliveryOf !== null && ` · sends #${redeliveryOf} again`} · {timeWords(delivery, storeNow.value)}
        </p>
      </div>
      <DeliveryBadge state={state} attemptCount={attemptCount} />
    </li>
  )
}

function timeWords(
  { state, nextAttemptAt, endedAt, lastAttemptAt }: DeliveryView,
  now: number | undefined,
): string {
  if (now === undefined) return '…'
  if (state === 'attempting') return 'under way'
  if (nextAttemptAt !== null) return `next ${untilWords(nextAttemptAt, now)}`
  const at = endedAt ?? lastAttemptAt
  return at === null ? 'ended' : agoWords(now - Date.parse(at))
}
