import type { Entry } from './entry.ts'
import type { Comparison, Filter, Operator } from './filter.ts'

/** Whether the part of a filter that needs no body holds for an entry. */
export function matchesEntry(filter: Filter, entry: Entry): boolean {
  return (
    equalsIfGiven(filter.event, entry.event) &&
    equalsIfGiven(filter.verdict, entry.verdict) &&
    equalsIfGiven(filter.order, entry.orderId) &&
    equalsIfGiven(filter.store, entry.storeCode) &&
    equalsIfGiven(filter.handler, entry.handler.state) &&
    (filter.flag === undefined || entry.flags.includes(filter.flag)) &&
    matchesTime(filter, Date.parse(entry.receivedAt))
  )
}

export function needsBody(filter: Filter): boolean {
  return filter.comparisons.length > 0 || filter.words.length > 0
}

/** Whether the part of a filter that needs the body holds. */
export function matchesRequest(
  filter: Filter,
  request: { rawHeaders: readonly string[]; text: string },
): boolean {
  if (filter.words.length > 0) {
    const haystack = `${request.rawHeaders.join('\n')}\n${request.text}`.toLowerCase()
    if (!filter.words.every((word) => haystack.includes(word))) return false
  }
  if (filter.comparisons.length === 0) return true
  const body = parsed(request.text)
  return filter.comparisons.every((comparison) => holds(comparison, body))
}

function equalsIfGiven<T>(wanted: T | undefined, actual: T | null): boolean {
  return wanted === undefined || wanted === actual
}

function matchesTime(filter: Filter, receivedAt: number): boolean {
  return receivedAt >= (filter.since ?? -Infinity) && receivedAt <= (filter.until ?? Infinity)
}

function holds({ path, operator, value }: Comparison, body: unknown): boolean {
  const actual = path.reduce<unknown>((node, key) => {
    const isNode = typeof node === 'object' && node !== null
    return isNode && Object.hasOwn(node, key) ? (node as Record<string, unknown>)[key] : undefined
  }, body)
  // What is not there compares with nothing but null.
  if (actual === null || actual === undefined) return operator in nullable && compare[operator]('null', value)
  if (typeof actual === 'object') return false
  const wanted = Number(value)
  if (typeof actual === 'number' && value !== '' && !Number.isNaN(wanted))
    return compare[operator](actual, wanted)
  return compare[operator](String(actual), value)
}

const nullable = { '=': true, '!=': true }

const compare: Record<Operator, <T extends string | number>(actual: T, wanted: T) => boolean> = {
  '=': (actual, wanted) => actual === wanted,
  '!=': (actual, wanted) => actual !== wanted,
  '>': (actual, wanted) => actual > wanted,
  '>=': (actual, wanted) => actual >= wanted,
  '<': (actual, wanted) => actual < wanted,
  '<=': (actual, wanted) => actual <= wanted,
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
