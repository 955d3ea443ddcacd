import { useSignal } from '@preact/signals'
import { inspector, store } from '../../api.ts'
import { JsonEditor, orderSchema } from '../../parts/json-editor.tsx'
import { attempt, say } from '../../toasts.ts'
import { draftOf, faultsIn, readDraft } from './order-draft.ts'

/** An order by its seed and currency, or by the JSON that it is to say. */
export function CreateOrder() {
  const seed = useSignal('')
  const currency = useSignal('')
  const draft = useSignal<string | undefined>(undefined)
  const refusal = useSignal('')

  async function create(event: Event): Promise<void> {
    event.preventDefault()
    refusal.value = ''
    const read = draft.value === undefined ? undefined : readDraft(draft.value)
    if (read && !read.ok) {
      refusal.value = read.message
      return
    }
    try {
      const { order } = await store.createOrder({
        ...(seed.value.trim() && { seed: seed.value.trim() }),
        ...(currency.value.trim() && { currency: currency.value.trim().toUpperCase() }),
        ...(read?.ok && { order: read.order }),
      })
      say(`Order ${order.id} is created`)
    } catch (error) {
      refusal.value = error instanceof Error ? error.message : String(error)
    }
  }

  async function edit(): Promise<void> {
    await attempt(async () => {
      draft.value = draftOf(await startOrder())
    })
  }

  return (
    <form class="stack tight" onSubmit={create}>
      <div class="row store-form">
        <label class="label">
          Seed
          <input
            class="field"
            size={12}
            placeholder="by chance"
            value={seed.value}
            onInput={(event) => {
              seed.value = event.currentTarget.value
            }}
          />
        </label>
        <label class="label">
          Currency
          <input
            class="field"
            size={6}
            list="store-currencies"
            placeholder="any"
            value={currency.value}
            onInput={(event) => {
              currency.value = event.currentTarget.value
            }}
          />
        </label>
        <datalist id="store-currencies">
          {['USD', 'EUR', 'CLP', 'BRL'].map((code) => (
            <option key={code} value={code} />
          ))}
        </datalist>
        <button type="submit" class="button main">
          Create order
        </button>
        {draft.value === undefined ? (
          <button type="button" class="button" onClick={edit}>
            Edit its JSON
          </button>
        ) : (
          <button
            type="button"
            class="button"
            onClick={() => {
              draft.value = undefined
              refusal.value = ''
            }}
          >
            Without JSON
          </button>
        )}
      </div>
      {draft.value !== undefined && (
        <>
          <JsonEditor
            label="JSON of the order"
            schema={orderSchema}
            value={draft.value}
            errors={faultsIn(refusal.value)}
            onChange={(text) => {
              draft.value = text
              refusal.value = ''
            }}
          />
          <p class="quiet small">
            What is left out is drawn by seed and currency; id, times and statuses are the store’s.{' '}
            <kbd>Ctrl-Space</kbd> offers fields.
          </p>
        </>
      )}
      {refusal.value && (
        <p class="notice bad breakable" role="alert">
          {refusal.value}
        </p>
      )}
    </form>
  )
}

/** The newest order of this store; before there is one that of the fixtures. */
async function startOrder(): Promise<object> {
  const { orders } = await store.orders({ limit: 1 })
  const newest = orders[0]
  if (newest) return JSON.parse((await store.order(newest.id)).json)
  return JSON.parse(new TextDecoder().decode(await inspector.fixture('order_created'))).order
}
