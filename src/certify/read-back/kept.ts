/** What a target says that it kept of one order. */
export interface Kept {
  /** How many deliveries, duplicates not counted; null when it does not tell. */
  count: number | null
  /** `pending_payment`, `paid`, `shipped`, `canceled`, or its own word in lower case; null when it does not tell. */
  state: string | null
}

export const nothingKept: Kept = { count: 0, state: null }

const stateOfEvent: Readonly<Record<string, string>> = {
  order_created: 'pending_payment',
  order_pending_payment: 'pending_payment',
  order_paid: 'paid',
  order_shipped: 'shipped',
  order_canceled: 'canceled',
}

const otherWords: Readonly<Record<string, string>> = {
  cancelled: 'canceled',
  fulfilled: 'shipped',
  pending: 'pending_payment',
}

type Json = Record<string, unknown>

/**
 * Reads an answer in one of the shapes of docs/certify.md: `{entries, state}`, where `entries` is a number or a
 * list with the newest first, or such a list alone. Undefined for any other.
 */
export function readKept(value: unknown): Kept | undefined {
  if (value === null) return nothingKept
  if (Array.isArray(value)) return { count: value.length, state: stateOfNewest(value) }
  if (typeof value !== 'object') return undefined
  const { entries, state, status } = value as Json
  const told = wordOf(state ?? status)
  if (entries === undefined) return told === null ? undefined : { count: null, state: told }
  if (typeof entries === 'number') return { count: entries, state: told }
  if (Array.isArray(entries)) return { count: entries.length, state: told ?? stateOfNewest(entries) }
  return undefined
}

/** The newest that is not flagged `stale` has the say, by its state or by its event. */
function stateOfNewest(entries: readonly unknown[]): string | null {
  const known = entries.filter((entry): entry is Json => typeof entry === 'object' && entry !== null)
  const newest = known.find(({ flags }) => !(Array.isArray(flags) && flags.includes('stale')))
  if (!newest) return null
  const told = wordOf(newest.state ?? newest.status)
  if (told !== null || !Array.isArray(newest.flags) || typeof newest.event !== 'string') return told
  return stateOfEvent[newest.event] ?? newest.event
}

function wordOf(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return null
  const word = value
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
  return otherWords[word] ?? word
}
