import type { EventName } from '../../../../contract/index.ts'
import type { Entry } from '../../../../receiver/domain/entry.ts'
import { inspector, receiver } from '../../api.ts'
import { eventLabel } from '../../format.ts'
import { fixtureRef, sideRefOf } from './side-ref.ts'

/** One of the two that are compared. */
export interface Side {
  ref: string
  label: string
  /** Null for a fixture. */
  entry: Entry | null
  /** The kit's name; null where it has none. */
  event: EventName | null
  bytes: Uint8Array
}

/** Null while the side is not chosen; throws with a sentence where it cannot be had. */
export async function loadSide(text: string): Promise<Side | null> {
  if (text === '') return null
  const ref = sideRefOf(text)
  if (!ref) {
    throw new Error(`${text.slice(0, 60)} is neither an entry's id nor a fixture such as fixture:order_paid.`)
  }
  if (ref.kind === 'fixture') {
    const event = ref.event as EventName
    const bytes = await inspector.fixture(event)
    return { ref: text, label: `Fixture of ${eventLabel(event)}`, entry: null, event, bytes }
  }
  const [entry, bytes] = await Promise.all([receiver.entry(ref.id), receiver.raw(ref.id)])
  return { ref: ref.id, label: `Entry ${ref.id}`, entry, event: entry.event, bytes }
}

export interface Choice {
  ref: string
  label: string
}

const mostChoices = 20

/** What a side may be compared with: entries of its order, else the newest of all, and the fixture of its event. */
export async function choicesFor(side: Side | null): Promise<Choice[]> {
  const order = side?.entry?.orderId
  const q = order === null || order === undefined ? '' : `order:${order}`
  const { entries } = await receiver.entries({ q, limit: mostChoices })
  const choices = entries
    .filter(({ id }) => id !== side?.ref)
    .map((entry) => ({ ref: entry.id, label: choiceLabel(entry) }))
  const event = side?.event
  if (!event) return choices
  return [...choices, { ref: fixtureRef(event), label: `Fixture of ${eventLabel(event)}` }]
}

function choiceLabel({ event, wireEvent, orderId, receivedAt }: Entry): string {
  const ofOrder = orderId === null ? '' : `, order ${orderId}`
  return `${eventLabel(event ?? wireEvent)}${ofOrder}, ${receivedAt}`
}
