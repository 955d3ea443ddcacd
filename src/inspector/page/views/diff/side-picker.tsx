import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Choice } from './side.ts'

interface SidePickerProps {
  side: 'a' | 'b'
  /** As the address has it. */
  value: string
  choices: readonly Choice[]
  onChoose: (ref: string) => void
}

/** Takes an entry's id or a fixture, typed or from those offered. */
export function SidePicker({ side, value, choices, onChoose }: SidePickerProps) {
  const list = `diff-choices-${side}`
  // What is being typed stays when the choices come meanwhile.
  const typed = useSignal(value)
  useEffect(() => {
    typed.value = value
  }, [value])
  const chosen = (text: string) => {
    if (text.trim() !== value) onChoose(text.trim())
  }
  return (
    <div class="diff-picker">
      <label class="label">
        {side.toUpperCase()}: entry or fixture
        <input
          class="field"
          list={list}
          value={typed.value}
          onInput={(event) => {
            typed.value = event.currentTarget.value
          }}
          placeholder="Entry's id, or fixture:order_paid"
          autocomplete="off"
          onChange={(event) => chosen(event.currentTarget.value)}
        />
      </label>
      <datalist id={list}>
        {choices.map(({ ref, label }) => (
          <option key={ref} value={ref}>
            {label}
          </option>
        ))}
      </datalist>
      <label class="label">
        Offered
        <select
          class="field"
          value={choices.some(({ ref }) => ref === value) ? value : ''}
          onChange={(event) => chosen(event.currentTarget.value)}
        >
          <option value="" disabled>
            Choose one of {choices.length}
          </option>
          {choices.map(({ ref, label }) => (
            <option key={ref} value={ref}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
