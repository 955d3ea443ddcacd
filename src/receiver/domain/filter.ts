import { type EventName, eventOfWireName, isEventName, parseTime } from '../../contract/index.ts'
import { type Entry, type EntryFlag, entryFlags, type HandlerState, handlerStates } from './entry.ts'

/**
 * A parsed filter. The first group is answered from what the inbox knows of an entry without its body;
 * comparisons and words need the body. All of it must hold.
 */
export interface Filter {
  event?: EventName
  verdict?: Entry['verdict']
  order?: number
  store?: string
  flag?: EntryFlag
  handler?: HandlerState
  /** Milliseconds since 1970, inclusive. */
  since?: number
  until?: number
  comparisons: Comparison[]
  /** Lower case; each must occur in the body or a header. */
  words: string[]
}

export interface Comparison {
  /** Keys from the body's root: `order.products.0.qty` is ['order', 'products', '0', 'qty']. */
  path: string[]
  operator: Operator
  value: string
}

export type Operator = '=' | '!=' | '>' | '>=' | '<' | '<='

export type FilterResult = { ok: true; filter: Filter } | { ok: false; message: string }

export const everything: Filter = { comparisons: [], words: [] }

/** Reads a term's value into the filter, or says what it takes instead. */
type TermReader = (value: string, filter: Filter, now: number) => string | undefined

const terms: Record<string, TermReader> = {
  event(value, filter) {
    const event = isEventName(value) ? value : eventOfWireName(value)
    if (!event) return 'takes order_created, order_paid, order_shipped, order_canceled or order_updated'
    filter.event = event
    return undefined
  },
  verdict(value, filter) {
    if (value !== 'accepted' && value !== 'quarantined') {
      return 'takes accepted or quarantined; a duplicate is found by flag:duplicate, a refused request is not in the inbox'
    }
    filter.verdict = value
    return undefined
  },
  order(value, filter) {
    if (!/^\d{1,16}$/.test(value)) return "takes an order's number"
    filter.order = Number(value)
    return undefined
  },
  store(value, filter) {
    filter.store = value
    return undefined
  },
  flag(value, filter) {
    const flag = entryFlags.find((each) => each === value)
    if (!flag) return 'takes stale, duplicate or reconciled'
    filter.flag = flag
    return undefined
  },
  handler(value, filter) {
    const state = handlerStates.find((each) => each === value)
    if (!state) return `takes ${handlerStates.join(', ')}`
    filter.handler = state
    return undefined
  },
  since(value, filter, now) {
    const time = timeOf(value, now)
    if (time === undefined) return timeForms
    filter.since = time
    return undefined
  },
  until(value, filter, now) {
    const time = timeOf(value, now)
    if (time === undefined) return timeForms
    filter.until = time
    return undefined
  },
}

const timeForms =
  'takes an age such as 90s, 30m, 2h or 7d, or a date such as 2026-01-31 or 2026-01-31T10:00:00Z'
const millisecondsOf = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 }

/**
 * Reads the one filter grammar of API, page and CLI:
 * `event:order_paid verdict:quarantined order.total>100 since:2h "Ana Rojas"`.
 */
export function parseFilter(text: string, now: number): FilterResult {
  const filter: Filter = { comparisons: [], words: [] }
  const seen = new Set<string>()
  for (const part of text.match(/(?:[^\s"]+|"[^"]*"?)+/g) ?? []) {
    const fault = readPart(part, filter, { seen, now })
    if (fault) return { ok: false, message: fault }
  }
  return { ok: true, filter }
}

function readPart(
  part: string,
  filter: Filter,
  context: { seen: Set<string>; now: number },
): string | undefined {
  const comparison = /^([A-Za-z_][\w-]*(?:\.[\w-]+)+)(!=|>=|<=|=|>|<)(.*)$/s.exec(part)
  if (comparison) {
    const [, path = '', operator, value = ''] = comparison
    filter.comparisons.push({ path: path.split('.'), operator: operator as Operator, value: unquoted(value) })
    return undefined
  }
  const [, name, value] = /^([a-z]+):(.+)$/s.exec(part) ?? []
  const reader = name !== undefined && Object.hasOwn(terms, name) ? terms[name] : undefined
  if (!name || !value || !reader) {
    filter.words.push(unquoted(part).toLowerCase())
    return undefined
  }
  if (context.seen.has(name)) return `${name}: is given twice`
  context.seen.add(name)
  const fault = reader(unquoted(value), filter, context.now)
  return fault && `${name}: ${fault}`
}

function unquoted(text: string): string {
  return text.replaceAll('"', '')
}

function timeOf(value: string, now: number): number | undefined {
  const age = /^(\d{1,6})([smhd])$/.exec(value)
  if (age) return now - Number(age[1]) * millisecondsOf[age[2] as keyof typeof millisecondsOf]
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : value
  return parseTime(day)
}
