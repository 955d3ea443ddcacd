import type { EventName } from '../../../../contract/index.ts'

type SideRef = { kind: 'entry'; id: string } | { kind: 'fixture'; event: string }

/** `fixture:order_paid`, or an entry's id. */
const fixtureSign = 'fixture:'

export function sideRefOf(text: string): SideRef | undefined {
  const trimmed = text.trim()
  if (trimmed.startsWith(fixtureSign)) {
    const event = trimmed.slice(fixtureSign.length)
    return /^\w+$/.test(event) ? { kind: 'fixture', event } : undefined
  }
  return /^\w+-\d+$/.test(trimmed) ? { kind: 'entry', id: trimmed } : undefined
}

export function fixtureRef(event: EventName): string {
  return `${fixtureSign}${event}`
}
