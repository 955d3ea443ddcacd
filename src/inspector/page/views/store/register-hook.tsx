import { useSignal } from '@preact/signals'
import { store } from '../../api.ts'
import { settings } from '../../settings.ts'
import { say } from '../../toasts.ts'

const events = ['order_created', 'order_paid', 'order_shipped', 'order_canceled', 'order_updated']
const otherEvents = ['product_updated', 'product_stock_updated', 'customer_created', 'order_abandoned']

/** A new hook; what the store refuses is shown beside it. */
export function RegisterHook() {
  const event = useSignal('order_paid')
  const url = useSignal(settings.peek()?.hookUrl ?? '')
  const refusal = useSignal('')

  async function register(submitted: Event): Promise<void> {
    submitted.preventDefault()
    refusal.value = ''
    try {
      const { hook } = await store.registerHook({ event: event.value.trim(), url: url.value.trim() })
      say(`Hook ${hook.id} is registered`)
    } catch (error) {
      refusal.value = error instanceof Error ? error.message : String(error)
    }
  }

  return (
    <form class="stack tight" onSubmit={register}>
      <h3>Register a hook</h3>
      <div class="row store-form">
        <label class="label">
          Event
          <input
            class="field"
            size={16}
            list="store-events"
            value={event.value}
            onInput={(typed) => {
              event.value = typed.currentTarget.value
            }}
          />
        </label>
        <datalist id="store-events">
          {[...events, ...otherEvents].map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
        <label class="label store-grows">
          URL
          <input
            class="field mono"
            inputMode="url"
            value={url.value}
            onInput={(typed) => {
              url.value = typed.currentTarget.value
            }}
          />
        </label>
        <button type="submit" class="button">
          Register
        </button>
      </div>
      {refusal.value && (
        <p class="notice bad breakable" role="alert">
          {refusal.value}
        </p>
      )}
    </form>
  )
}
