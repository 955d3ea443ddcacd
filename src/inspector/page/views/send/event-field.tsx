import { useSignal } from '@preact/signals'
import type { EntryView } from '../../../../receiver/http/views.ts'
import { eventLabel } from '../../format.ts'
import type { Draft } from './draft.ts'
import { eventNames } from './event-names.ts'

const other = 'another …'

/** Which event the request says it is: one of the five, the kept one, or any name at all. */
export function EventField({ entry, draft }: { entry: EntryView | null; draft: Draft }) {
  const { event } = draft
  const isNamed = event.value === '' || eventNames.some((name) => name === event.value)
  const isOther = useSignal(!isNamed)
  return (
    <div class="stack tight">
      <label class="label">
        Event
        <select
          class="field"
          value={isOther.value ? other : event.value}
          onChange={({ currentTarget: { value } }) => {
            isOther.value = value === other
            event.value = value === other ? 'order_refunded' : value
          }}
        >
          {entry && <option value="">As kept: {keptEvent(entry)}</option>}
          {eventNames.map((name) => (
            <option key={name} value={name}>
              {eventLabel(name)}
            </option>
          ))}
          <option value={other}>Another …</option>
        </select>
      </label>
      {isOther.value && (
        <label class="label">
          Its name
          <input
            class="field mono"
            autocomplete="off"
            value={event.value}
            onInput={({ currentTarget: { value } }) => {
              event.value = value
            }}
          />
        </label>
      )}
    </div>
  )
}

function keptEvent({ event, wireEvent }: EntryView): string {
  return event ? eventLabel(event) : (wireEvent?.slice(0, 60) ?? 'none')
}
