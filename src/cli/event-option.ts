import { InvalidArgumentError } from 'commander'
import { eventNamesOf } from './trigger/event-names.ts'

/** Reads an option that takes an event by either of its names: the one on the wire. */
export function eventOption(text: string): string {
  const names = eventNamesOf(text)
  if (!names) throw new InvalidArgumentError('It takes an event such as order_paid.')
  return names.wireEvent
}
