import type { EntryView } from '../../../../receiver/http/views.ts'
import { eventLabel } from '../../format.ts'
import { hrefOf } from '../../places.ts'
import { settings } from '../../settings.ts'

/** What is about to be sent, and what becomes of it. */
export function SendHead({ entry }: { entry: EntryView | null }) {
  const isSigned = settings.value?.signs !== false
  const signing = isSigned
    ? 'The kit signs it with the hooks token, as the store does.'
    : 'No hooks token is set, so it goes out unsigned.'
  if (!entry) {
    return (
      <header class="stack tight">
        <h1>Send</h1>
        <p class="quiet">A request of your own, from the fixture of an event. {signing}</p>
      </header>
    )
  }
  return (
    <header class="stack tight">
      <h1>Edit and resend</h1>
      <p class="quiet">
        From <a href={hrefOf.entry(entry.id)}>{nameOf(entry)}</a>, which stays as it is: what you send arrives
        as a request of its own. {signing}
      </p>
    </header>
  )
}

function nameOf({ event, wireEvent, orderId, id }: EntryView): string {
  const what = event ? eventLabel(event) : (wireEvent?.slice(0, 60) ?? 'a request without an event')
  return `${what}${orderId === null ? '' : ` of order ${orderId}`} (${id})`
}
