import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { onEntries, onStore } from '../../live.ts'
import { param, place } from '../../location.ts'
import { settings, settingsFault } from '../../settings.ts'
import { steadily } from '../../steadily.ts'
import { EntryList } from './entry-list.tsx'
import { LatestFields } from './latest-fields.tsx'
import { lifeOf } from './life.ts'
import { LifeLine } from './life-line.tsx'
import { createOrderLoader, type KnownBothSides } from './load-order.ts'
import { mergeSides } from './moments.ts'
import { Timeline } from './timeline.tsx'
import { toldEvents } from './told-events.ts'
import './order.css'

const restMs = 250

/** One order's life over both halves. */
export function OrderTimelineView() {
  const here = place.value
  const id = here.kind === 'order' ? here.id : 0
  const storeCode = param('store')
  return <Order key={`${id} ${storeCode}`} id={id} storeCode={storeCode || undefined} />
}

function Order({ id, storeCode }: { id: number; storeCode: string | undefined }) {
  const known = useSignal<KnownBothSides | undefined>(undefined)
  const fault = useSignal<string | undefined>(undefined)
  const hasStore = settings.value === undefined ? undefined : settings.value.store !== null

  useEffect(() => {
    if (hasStore === undefined) return
    const load = createOrderLoader(id, storeCode)
    const refresh = async () => {
      try {
        known.value = await load(hasStore)
        fault.value = undefined
      } catch (error) {
        fault.value = error instanceof Error ? error.message : String(error)
      }
    }
    const read = steadily(refresh, { restMs })
    read.ask()
    const stops = [
      onEntries((_kind, entry) => {
        if (entry.orderId === id) read.ask()
      }),
      ...(hasStore
        ? [
            onStore((kind, data) => {
              if ((kind === 'attempt' || kind === 'delivery') && data.orderId === id) read.ask()
            }),
          ]
        : []),
    ]
    return () => {
      for (const stop of stops) stop()
      read.stop()
    }
  }, [hasStore])

  return (
    <div class="page stack">
      {fault.value && (
        <p class="notice bad" role="alert">
          {fault.value}
        </p>
      )}
      {known.value ? (
        <Known id={id} known={known.value} />
      ) : (
        !fault.value && !settingsFault.value && <p class="empty">Loading …</p>
      )}
    </div>
  )
}

function Known({ id, known }: { id: number; known: KnownBothSides }) {
  const { order, entries, fields, deliveries } = known
  if (!order && entries.length === 0 && !deliveries?.length) return <NoSuchOrder id={id} />
  const life = lifeOf(toldEvents(entries, deliveries ?? []))
  const merged = mergeSides(entries, deliveries ?? [])
  return (
    <>
      <header class="row spread">
        <h1 class="breakable">Order {id}</h1>
        {order?.storeCode && <span class="quiet breakable">Store {order.storeCode}</span>}
      </header>
      <LifeLine life={life} />
      {known.isCut && (
        <p class="notice">Only the newest of this order are shown: 200 entries and 100 deliveries at most.</p>
      )}
      <div class="order-halves">
        <section class="stack tight" aria-labelledby="order-timeline">
          <h2 id="order-timeline">Timeline</h2>
          <Timeline merged={merged} jumps={life.jumps} hasStore={deliveries !== null} />
        </section>
        <div class="stack">
          <EntryList entries={entries} fields={fields} />
          <LatestFields fields={order?.fields ?? null} isKnown={order !== null} />
        </div>
      </div>
    </>
  )
}

function NoSuchOrder({ id }: { id: number }) {
  return (
    <div class="empty">
      <h1 class="breakable">Order {id} is not known here</h1>
      <p>
        Neither the receiver nor the store has anything of it. It is shown as soon as one of them has.{' '}
        <a href="/orders">Go to the orders</a>.
      </p>
    </div>
  )
}
