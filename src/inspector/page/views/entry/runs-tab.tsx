import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Entry, HandlerState } from '../../../../receiver/domain/entry.ts'
import { ApiError, receiver } from '../../api.ts'
import { span } from '../../format.ts'
import { Time } from '../../parts/time.tsx'
import { say } from '../../toasts.ts'

const states: Record<HandlerState, { tone: string; sign: string; word: string; text: string }> = {
  none: {
    tone: '',
    sign: '–',
    word: 'No handler',
    text: 'No handler was registered for this event when it came. Register one with receiver.on(…), then run it here.',
  },
  waiting: { tone: 'odd', sign: '…', word: 'Waiting', text: 'The first run is waiting or under way.' },
  done: { tone: 'good', sign: '✓', word: 'Done', text: 'The handlers ran to their end.' },
  failed: { tone: 'warn', sign: '▲', word: 'Failed', text: 'The last run failed; it is tried again.' },
  parked: {
    tone: 'bad',
    sign: '✕',
    word: 'Parked',
    text: 'Every run failed, and it is tried no more. Mend the handler, then run it again.',
  },
}

/** How your code fared with the entry, and a button that runs it again. */
export function RunsTab({ entry }: { entry: Entry }) {
  const refusal = useSignal('')
  const isBusy = useSignal(false)
  const { state, runs, lastError, nextRunAt } = entry.handler
  const { tone, sign, word, text } = states[state]

  async function runAgain(): Promise<void> {
    isBusy.value = true
    refusal.value = ''
    try {
      await receiver.rerun(entry.id)
      say('The handlers are to run again')
    } catch (error) {
      refusal.value = error instanceof ApiError ? error.message : String(error)
    }
    isBusy.value = false
  }

  return (
    <div class="stack">
      <div class="row">
        <span class={`badge ${tone}`}>
          <span aria-hidden="true">{sign}</span>
          {word}
        </span>
        <span>{text}</span>
      </div>
      <dl class="pairs">
        <dt>Runs</dt>
        <dd class="number">{runs}</dd>
        <dt>Next run</dt>
        <dd>{nextRunAt ? <Countdown to={nextRunAt} /> : <span class="quiet">none is planned</span>}</dd>
        <dt>Last error</dt>
        <dd>{lastError ? null : <span class="quiet">none</span>}</dd>
      </dl>
      {lastError && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll, so the keyboard has to get there
        <pre class="code wraps entry-error entry-value" tabIndex={0}>
          {lastError}
        </pre>
      )}
      <div>
        <button type="button" class="button" disabled={isBusy.value} onClick={runAgain}>
          Run handlers again
        </button>
      </div>
      {refusal.value && (
        <p class="notice bad" role="alert">
          <span aria-hidden="true">✕</span> {refusal.value}
        </p>
      )}
    </div>
  )
}

/** The moment, and how long until then, told anew each second. */
function Countdown({ to }: { to: string }) {
  const now = useSignal(Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      now.value = Date.now()
    }, 1_000)
    return () => clearInterval(timer)
  }, [])
  const left = Date.parse(to) - now.value
  return (
    <>
      <Time at={to} />{' '}
      <span class="quiet number">{left > 0 ? `in ${span(Math.max(1_000, left))}` : 'now'}</span>
    </>
  )
}
