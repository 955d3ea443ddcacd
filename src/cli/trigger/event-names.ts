import { eventOfWireName, isEventName, wireNameOf } from '../../contract/index.ts'

/** Both names of an event that was given by either; null for one that is none of the five. */
export interface EventNames {
  event: string
  wireEvent: string
  known: boolean
}

/** Undefined for what cannot stand in a header. */
export function eventNamesOf(text: string): EventNames | undefined {
  if (isEventName(text)) return { event: text, wireEvent: wireNameOf(text), known: true }
  if (!/^[\w.-]{1,100}$/.test(text)) return undefined
  const event = eventOfWireName(text)
  return { event: event ?? text, wireEvent: text, known: event !== undefined }
}
