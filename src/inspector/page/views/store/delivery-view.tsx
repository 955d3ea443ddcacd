import type { DeliveryView as DeliverySummary, HookView, WholeDeliveryView } from '../../../../store/index.ts'
import { store } from '../../api.ts'
import { eventLabel } from '../../format.ts'
import { go, place } from '../../location.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { hrefOf } from '../../places.ts'
import { attempt, say } from '../../toasts.ts'
import { AttemptsList } from './attempts-list.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { DeliveryBadge } from './delivery-state.tsx'
import { HookBadge } from './hook-badge.tsx'
import { HookCountdown } from './hook-countdown.tsx'
import { untilWords } from './hook-end.ts'
import { WhereStoreRuns } from './no-store.tsx'
import { Schedule } from './schedule.tsx'
import { momentText } from './store-time.ts'
import { useClockCommands } from './use-clock-commands.ts'
import { useFresh } from './use-fresh.ts'
import { storeNow, useStoreClock } from './use-store-clock.ts'

/** One delivery: its whole schedule drawn to scale, every attempt, and what becomes of its hook. */
export function DeliveryView() {
  return (
    <WhereStoreRuns>
      <RunningDelivery />
    </WhereStoreRuns>
  )
}

function RunningDelivery() {
  useStoreClock()
  useClockCommands()
  const id = place.value.kind === 'delivery' ? place.value.id : 0
  const { loaded, again } = useFresh(() => deliveryNow(id), {
    kinds: ['delivery', 'attempt', 'hook'],
    keys: [id],
  })
  return (
    <div class="page stack">
      <p>
        <a href="/store">Store</a>
      </p>
      <LoadedView loaded={loaded} again={again}>
        {(now) => <Whole {...now} />}
      </LoadedView>
    </div>
  )
}

interface DeliveryNow {
  delivery: WholeDeliveryView
  /** Deliveries that wait for the same hook, which may end by another one first. */
  waiting: DeliverySummary[]
}

async function deliveryNow(id: number): Promise<DeliveryNow> {
  const { delivery } = await store.delivery(id)
  const { deliveries } = await store.deliveries({ hook: delivery.hookId, state: 'waiting', limit: 500 })
  return { delivery, waiting: deliveries }
}

function Whole({ delivery, waiting }: DeliveryNow) {
  const { id, event, orderId, state, attemptCount, schedule, redeliveryOf, attempts } = delivery
  return (
    <>
      <div class="row spread">
        <div class="row">
          <h1>
            Delivery {id}: {eventLabel(event)}
          </h1>
          <DeliveryBadge state={state} attemptCount={attemptCount} />
        </div>
        <RedeliverButton delivery={delivery} />
      </div>
      <p>
        {orderId !== null && (
          <>
            Of <a href={hrefOf.order(orderId)}>order {orderId}</a>,{' '}
          </>
        )}
        {attemptCount} of {schedule.length} attempts made{nextWords(delivery)}.
        {redeliveryOf !== null && (
          <>
            {' '}
            It sends <a href={hrefOf.delivery(redeliveryOf)}>delivery {redeliveryOf}</a> again.
          </>
        )}
      </p>
      <ClockPanel />
      <Schedule delivery={delivery} />
      <HookOfDelivery hook={delivery.hook} waiting={waiting} />
      <AttemptsList attempts={attempts} />
    </>
  )
}

function nextWords({ state, nextAttemptAt }: WholeDeliveryView): string {
  const now = storeNow.value
  if (state === 'attempting') return '; one is under way'
  if (nextAttemptAt === null || now === undefined) return ''
  return `; the next ${untilWords(nextAttemptAt, now)}`
}

function RedeliverButton({ delivery: { id, state } }: { delivery: WholeDeliveryView }) {
  const isUnderWay = state === 'waiting' || state === 'attempting'
  return (
    <button
      type="button"
      class="button"
      disabled={isUnderWay}
      title={isUnderWay ? 'It is still under way: skip to its next attempt instead.' : undefined}
      onClick={() => redeliver(id)}
    >
      Redeliver
    </button>
  )
}

async function redeliver(id: number): Promise<void> {
  await attempt(async () => {
    const { delivery } = await store.redeliver(id)
    say(`Delivery ${delivery.id} sends ${id} again`)
    go(hrefOf.delivery(delivery.id))
  })
}

function HookOfDelivery({ hook, waiting }: { hook: HookView; waiting: readonly DeliverySummary[] }) {
  return (
    <section class="card stack tight" aria-labelledby="delivery-hook">
      <h2 id="delivery-hook">
        Hook {hook.id} <HookBadge state={hook.state} />
      </h2>
      <p>
        {hook.label} to <span class="mono breakable">{hook.url}</span>
      </p>
      <HookCountdown hook={hook} waiting={waiting} />
      {hook.endsAt && (
        <p class="quiet small">
          That is on <span class="number">{momentText(hook.endsAt)}</span> by the store’s clock.
        </p>
      )}
    </section>
  )
}
