import { useSignal } from '@preact/signals'
import type { ReplyScriptState } from '../../../api.ts'
import { inspector } from '../../api.ts'
import { eventLabel } from '../../format.ts'
import { LoadedView } from '../../parts/loaded-view.tsx'
import { say } from '../../toasts.ts'
import { contractRuns, expandRuns } from './reply-runs.ts'
import { useFresh } from './use-fresh.ts'

const examples = [
  { label: 'Fails twice, then works', script: '500,500,200' },
  { label: 'Never answers', script: 'timeout*100' },
  { label: 'Fails for good', script: '500*1000' },
]
const events = ['order_created', 'order_paid', 'order_shipped', 'order_canceled', 'order_updated']

/** Makes the receiver of this kit answer by a script, so that the store has something to retry. */
export function ReplyScriptPanel() {
  const script = useSignal('')
  const event = useSignal('')
  const refusal = useSignal('')
  const { loaded, again } = useFresh(inspector.replyScript, { kinds: ['attempt'] })

  async function set(text: string, done: string): Promise<void> {
    refusal.value = ''
    try {
      await inspector.setReplyScript({ script: expandRuns(text), event: event.value || null })
      say(done)
      again()
    } catch (error) {
      refusal.value = error instanceof Error ? error.message : String(error)
    }
  }

  return (
    <section class="card stack tight" aria-labelledby="store-replies">
      <h2 id="store-replies">Reply script of the receiver</h2>
      <p class="quiet small">
        The receiver answers the next requests by this script, one reply each, and then as always. A{' '}
        <span class="mono">timeout</span> lasts as long as the store waits, 15 s of real time.
      </p>
      <form
        class="row store-form"
        onSubmit={(submitted) => {
          submitted.preventDefault()
          void set(
            script.value,
            script.value.trim() ? 'The receiver answers by the script' : 'No script is set',
          )
        }}
      >
        <label class="label store-grows">
          Replies
          <input
            class="field mono"
            placeholder="500,500,timeout,200"
            value={script.value}
            onInput={(typed) => {
              script.value = typed.currentTarget.value
            }}
          />
        </label>
        <label class="label">
          To hooks of
          <select
            class="field"
            value={event.value}
            onChange={(chosen) => {
              event.value = chosen.currentTarget.value
            }}
          >
            <option value="">all events</option>
            {events.map((name) => (
              <option key={name} value={name}>
                {eventLabel(name)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" class="button">
          Set
        </button>
      </form>
      <div class="row">
        {examples.map(({ label, script: example }) => (
          <button
            key={label}
            type="button"
            class="button small"
            onClick={() => {
              script.value = example
              void set(example, `The receiver: ${label.toLowerCase()}`)
            }}
          >
            {label}
          </button>
        ))}
      </div>
      {refusal.value && (
        <p class="notice bad breakable" role="alert">
          {refusal.value}
        </p>
      )}
      <LoadedView loaded={loaded} again={again}>
        {(state) => <ScriptLeft state={state} onClear={() => set('', 'The script is cleared')} />}
      </LoadedView>
    </section>
  )
}

function ScriptLeft({ state, onClear }: { state: ReplyScriptState; onClear: () => void }) {
  const { script, left, used, event } = state
  if (script === '') return <p class="small">No script is set: the receiver answers as always.</p>
  const whose = event === null ? '' : ` to hooks of ${eventLabel(event)}`
  return (
    <div class={`notice ${left.length > 0 ? 'warn' : ''}`}>
      <p class="store-grows breakable" role="status">
        {left.length > 0 ? (
          <>
            {left.length} {left.length === 1 ? 'reply' : 'replies'} to come{whose}:{' '}
            <span class="mono">{contractRuns(left)}</span>
          </>
        ) : (
          `All ${used} replies are given${whose}; the receiver answers as always.`
        )}
      </p>
      <button type="button" class="button small" onClick={onClear}>
        Clear
      </button>
    </div>
  )
}
