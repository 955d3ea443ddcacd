import type { Signal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { param } from '../../location.ts'
import { settings } from '../../settings.ts'

interface TargetFieldProps {
  /** Null for the local receiver. */
  to: Signal<string | null>
  hookUrl: string
}

/** Where it goes; the server judges it. */
export function TargetField({ to, hookUrl }: TargetFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    // Asked for by the address: who came to choose a target has nothing else to do first.
    if (param('choose') !== 'target') return
    input.current?.focus()
    input.current?.select()
  }, [])
  const allowed = settings.value?.targets ?? []
  const isElsewhere = to.value !== null && to.value !== hookUrl
  const backToReceiver = () => {
    to.value = null
  }
  return (
    <div class="stack tight">
      <label class="label">
        Target
        <input
          ref={input}
          class="field mono"
          type="url"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          aria-describedby="send-target-told"
          placeholder={hookUrl}
          value={to.value ?? hookUrl}
          onInput={({ currentTarget: { value } }) => {
            to.value = value
          }}
          onBlur={() => {
            if (to.value?.trim() === '') backToReceiver()
          }}
        />
      </label>
      <p id="send-target-told" class="small quiet breakable">
        {isElsewhere
          ? `The kit sends to this machine${allowed.length > 0 ? `, ${allowed.join(', ')}` : ''} and to no other host.`
          : 'The local receiver.'}
      </p>
      {isElsewhere && (
        <button type="button" class="button small send-back" onClick={backToReceiver}>
          Back to the local receiver
        </button>
      )}
    </div>
  )
}
