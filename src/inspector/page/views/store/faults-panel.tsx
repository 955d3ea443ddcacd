import { useSignal } from '@preact/signals'
import type { FaultsView } from '../../../../store/index.ts'
import { store } from '../../api.ts'
import { eventLabel } from '../../format.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { attempt, say } from '../../toasts.ts'
import { type FaultAsked, faultText, withFault } from './fault-rules.ts'
import { useFresh } from './use-fresh.ts'

/** Makes the store misbehave, so that one sees what the receiver makes of it. */
export function FaultsPanel() {
  const { loaded, again } = useFresh(store.faults, { kinds: ['attempt', 'faults'] })

  async function set(faults: readonly FaultAsked[], done: string): Promise<void> {
    const isSet = await attempt(() => store.setFaults(faults))
    if (isSet) say(done)
    again()
  }

  return (
    <section class="card stack tight" aria-labelledby="store-faults">
      <h2 id="store-faults">Faults of the store</h2>
      <LoadedView loaded={loaded} again={again}>
        {(view) => (
          <>
            <AddFault view={view} onAdd={set} />
            {view.faults.length === 0 ? (
              <p class="small">No fault is set: the store behaves.</p>
            ) : (
              <SetFaults view={view} onClear={() => set([], 'The store behaves again')} />
            )}
          </>
        )}
      </LoadedView>
    </section>
  )
}

interface AddFaultProps {
  view: FaultsView
  onAdd: (faults: readonly FaultAsked[], done: string) => Promise<void>
}

function AddFault({ view, onAdd }: AddFaultProps) {
  const fault = useSignal(view.known[0]?.fault)
  const first = useSignal('1')
  const chosen = view.known.find((known) => known.fault === fault.value)
  if (!chosen) return null
  return (
    <form
      class="stack tight"
      onSubmit={(submitted) => {
        submitted.preventDefault()
        const asked = withFault(view, { fault: chosen.fault, first: Number(first.value) })
        void onAdd(asked, `${chosen.title}: the next ${first.value} that it fits`)
      }}
    >
      <div class="row store-form">
        <label class="label store-grows">
          Fault
          <select
            class="field"
            value={chosen.fault}
            onChange={(event) => {
              fault.value = event.currentTarget.value as typeof chosen.fault
            }}
          >
            {view.known.map(({ fault: id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label class="label">
          How often
          <input
            class="field number"
            type="number"
            min="1"
            max="1000"
            required
            value={first.value}
            onInput={(event) => {
              first.value = event.currentTarget.value
            }}
          />
        </label>
        <button type="submit" class="button">
          Set fault
        </button>
      </div>
      <p class="quiet small">
        The receiver meets: {chosen.receiverMeets}. A right one: {chosen.rightReceiver}.
      </p>
    </form>
  )
}

function SetFaults({ view, onClear }: { view: FaultsView; onClear: () => void }) {
  return (
    <div class="notice warn">
      <ul class="store-grows" role="status">
        {view.faults.map((rule) => (
          <li key={faultText(rule, view)}>
            {faultText(rule, view)}
            {rule.event && ` (${eventLabel(rule.event)})`}
          </li>
        ))}
      </ul>
      <button type="button" class="button small" onClick={onClear}>
        Clear faults
      </button>
    </div>
  )
}
