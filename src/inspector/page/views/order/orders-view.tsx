import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { OrderView } from '../../../../receiver/http/views.ts'
import { receiver } from '../../api.ts'
import { useCommands } from '../../keys.ts'
import { onEntries } from '../../live.ts'
import { go } from '../../location.ts'
import { FireButtons } from '../../parts/fire-buttons.tsx'
import { hrefOf } from '../../places.ts'
import { settings } from '../../settings.ts'
import { steadily } from '../../steadily.ts'
import { OrderRow } from './order-row.tsx'
import './orders.css'

const ordersAPage = 50
const restMs = 400
/** Beyond so many, what comes is only shown by asking for the list anew. */
const mostRefreshed = 500

type State = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'ready' }

/** The orders that the receiver knows, by their latest arrival. */
export function OrdersView() {
  const orders = useSignal<readonly OrderView[]>([])
  const next = useSignal<string | null>(null)
  const now = useSignal<State>({ state: 'loading' })
  const list = useRef<HTMLOListElement>(null)
  const sought = useRef<HTMLInputElement>(null)

  async function refresh(): Promise<void> {
    const limit = Math.min(mostRefreshed, Math.max(ordersAPage, orders.peek().length))
    await shown(async () => {
      const page = await receiver.orders({ limit })
      orders.value = page.orders
      next.value = page.next
    })
  }

  async function more(): Promise<void> {
    await shown(async () => {
      const page = await receiver.orders({ limit: ordersAPage, before: next.peek() ?? undefined })
      const known = new Set(page.orders.map(keyOf))
      orders.value = [...orders.peek().filter((order) => !known.has(keyOf(order))), ...page.orders]
      next.value = page.next
    })
  }

  async function shown(load: () => Promise<void>): Promise<void> {
    try {
      await load()
      now.value = { state: 'ready' }
    } catch (error) {
      now.value = { state: 'failed', message: error instanceof Error ? error.message : String(error) }
    }
  }

  useEffect(() => {
    const read = steadily(refresh, { restMs })
    read.ask()
    const stop = onEntries(() => read.ask())
    return () => {
      stop()
      read.stop()
    }
  }, [])

  const step = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('a.orders-link') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    links[Math.min(links.length - 1, Math.max(0, at + by))]?.focus()
  }
  useCommands([
    { keys: 'j', label: 'Next order', group: 'Orders', repeats: true, run: () => step(1) },
    { keys: 'k', label: 'Order before', group: 'Orders', repeats: true, run: () => step(-1) },
    { keys: '/', label: 'Go to an order by its number', group: 'Orders', run: () => sought.current?.focus() },
  ])

  const ids = Map.groupBy(orders.value, ({ id }) => id)
  return (
    <div class="page stack">
      <div class="row spread">
        <h1>Orders</h1>
        <Search field={sought} />
      </div>
      {now.value.state === 'loading' && <p class="empty">Loading …</p>}
      {now.value.state === 'failed' && (
        <div class="notice bad" role="alert">
          <span>{now.value.message}</span>
          <button type="button" class="button small" onClick={refresh}>
            Ask again
          </button>
        </div>
      )}
      {now.value.state === 'ready' && orders.value.length === 0 && <NoOrders />}
      {orders.value.length > 0 && (
        <ol class="orders-list" ref={list} aria-label="Orders, newest arrival first">
          {orders.value.map((order) => (
            <OrderRow key={keyOf(order)} order={order} isAmbiguous={(ids.get(order.id)?.length ?? 0) > 1} />
          ))}
        </ol>
      )}
      {next.value && (
        <button type="button" class="button" onClick={more}>
          Show more orders
        </button>
      )}
    </div>
  )
}

const keyOf = ({ id, storeCode }: OrderView) => `${id} ${storeCode}`

function Search({ field }: { field: { current: HTMLInputElement | null } }) {
  const fault = useSignal('')
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault()
        const number = (field.current?.value ?? '').trim().replace(/^#/, '')
        if (/^\d{1,16}$/.test(number)) go(hrefOf.order(Number(number)))
        else fault.value = "An order's number is digits alone, such as 1042."
      }}
    >
      <input
        class="field orders-search"
        ref={field}
        inputMode="numeric"
        placeholder="Number, then Enter"
        aria-label="Go to an order by its number"
        aria-describedby="orders-fault"
        aria-invalid={fault.value !== ''}
        onInput={() => {
          fault.value = ''
        }}
      />
      <span id="orders-fault" class="orders-fault" role="status">
        {fault.value}
      </span>
    </form>
  )
}

function NoOrders() {
  return (
    <div class="empty">
      <h2>No order yet</h2>
      {settings.value?.store ? (
        <>
          <p>Let the store raise an event; its order is shown here as soon as the receiver has it.</p>
          <FireButtons />
        </>
      ) : (
        <p>
          Orders are shown as soon as a hook brings one. To send one now:{' '}
          <code>npm run kit -- trigger order_paid</code>
        </p>
      )}
    </div>
  )
}
