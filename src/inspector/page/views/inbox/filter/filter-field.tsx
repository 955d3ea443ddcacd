import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { useCommands } from '../../../keys.ts'

interface FilterFieldProps {
  /** The filter in force. */
  q: string
  /** What the API says against the text; empty when it understood it. */
  fault: string
  /** Whether entries are shown, of the filter before. */
  hasList: boolean
  onChange: (q: string) => void
  /** Enter: the reader has done with it and goes on to the list. */
  onDone: () => void
}

/** A search through the whole inbox is not begun with every letter. */
const restMilliseconds = 300

/** The one field of the filter; it asks by itself once the typing rests. */
export function FilterField({ q, fault, hasList, onChange, onDone }: FilterFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const text = useSignal(q)
  const resting = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    // What came by a link, a chip or Back; what is just being typed is newer than that.
    if (resting.current === undefined) text.value = q
  }, [q])
  useEffect(() => () => clearTimeout(resting.current), [])
  useCommands([
    {
      keys: '/',
      label: 'Go to the filter',
      group: 'Inbox',
      run: () => {
        input.current?.focus()
        input.current?.select()
      },
    },
  ])

  function settle(): void {
    clearTimeout(resting.current)
    resting.current = undefined
    if (text.value.trim() !== q) onChange(text.value.trim())
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    settle()
    if (!fault) onDone()
  }

  return (
    <div class="inbox-filter">
      <label class="visually-hidden" for="inbox-filter">
        Filter
      </label>
      <input
        id="inbox-filter"
        ref={input}
        class="field"
        type="search"
        autocomplete="off"
        autocapitalize="off"
        spellcheck={false}
        placeholder="Filter, such as event:order_paid since:2h"
        value={text.value}
        aria-invalid={fault !== ''}
        aria-describedby={fault ? 'inbox-filter-fault' : undefined}
        onInput={(event) => {
          text.value = event.currentTarget.value
          clearTimeout(resting.current)
          resting.current = setTimeout(settle, restMilliseconds)
        }}
        onKeyDown={onKeyDown}
      />
      {fault && (
        <p id="inbox-filter-fault" class="inbox-fault" role="alert">
          {fault}.{hasList && ' The list is still that of the filter before.'}
        </p>
      )}
    </div>
  )
}
