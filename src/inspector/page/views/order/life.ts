/** The states of an order's life that an event leads to, in the order in which they are reached. */
export type LifeState = 'created' | 'paid' | 'shipped' | 'canceled'

const stateOfEvent: Readonly<Record<string, LifeState>> = {
  order_created: 'created',
  order_paid: 'paid',
  order_shipped: 'shipped',
  order_canceled: 'canceled',
}

/** From which states each is legally reached. */
const legalBefore: Readonly<Record<LifeState, readonly LifeState[]>> = {
  created: [],
  paid: ['created'],
  shipped: ['paid'],
  canceled: ['created', 'paid'],
}

const words: Readonly<Record<LifeState, string>> = {
  created: 'Created',
  paid: 'Paid',
  shipped: 'Shipped',
  canceled: 'Canceled',
}

/** An event as either half told of it. */
export interface ToldEvent {
  event: string | null
  /** ISO 8601 of Jumpseller-Triggered-At, the sender's clock; null where it was not told. */
  triggeredAt: string | null
  /** ISO 8601, for those without a stamp. */
  seenAt: string
}

export interface Stop {
  state: LifeState
  word: string
  /** ISO 8601 of the first event that led here; null while it was not reached, or was not seen. */
  at: string | null
  /** `unseen`: a later state was reached, but the event that leads here never came to this kit. */
  kind: 'reached' | 'ahead' | 'unseen' | 'jumped'
  /** Why a jump is one, in a sentence. */
  jump: string | null
}

/** A step that no order's life allows, keyed by {@link eventKey}. */
export type Jumps = ReadonlyMap<string, string>

export interface Life {
  stops: Stop[]
  jumps: Jumps
  /** How often the order changed without a step. */
  updates: number
}

/** The same event, however often and by which half it was told. */
export function eventKey({ event, triggeredAt, seenAt }: ToldEvent): string {
  return `${event ?? ''} ${triggeredAt ?? `seen ${seenAt}`}`
}

/**
 * An order's life by the moments at which its events were raised: one that arrives late is no jump. Steps before the
 * first one seen may have been told to somebody else; a step that skips or goes back is marked.
 */
export function lifeOf(told: readonly ToldEvent[]): Life {
  const events = inOrder(told)
  const jumps = new Map<string, string>()
  const reached = new Map<LifeState, { at: string; jump: string | null }>()
  let now: LifeState | undefined
  for (const event of events) {
    const next = stateOfEvent[event.event ?? '']
    // Order Paid is told again by some stores when the order ships: the same state again is no jump.
    if (next === undefined || next === now) continue
    const jump = now === undefined ? null : jumpOf(now, next, reached)
    if (jump) jumps.set(eventKey(event), jump)
    if (!reached.has(next)) reached.set(next, { at: event.triggeredAt ?? event.seenAt, jump })
    // A step that leads back does not undo what was reached.
    if (!jump || rankOf(next) > rankOf(now)) now = next
  }
  return {
    stops: stopsOf(reached),
    jumps,
    updates: events.filter(({ event }) => event === 'order_updated').length,
  }
}

function jumpOf(now: LifeState, next: LifeState, reached: ReadonlyMap<LifeState, unknown>): string | null {
  if (legalBefore[next].includes(now)) return null
  if (now === 'canceled') return `${words[next]} after Canceled: a canceled order takes no further step.`
  if (next === 'canceled') return 'Canceled after Shipped: a shipped order cannot be canceled.'
  if (next === 'shipped') return 'Shipped before Paid: an order ships once it is paid.'
  return reached.has(next)
    ? `${words[next]} again after ${words[now]}: an order does not go back.`
    : `${words[next]} after ${words[now]}: an order does not go back.`
}

function rankOf(state: LifeState | undefined): number {
  return state === undefined ? -1 : Object.keys(words).indexOf(state)
}

function inOrder(told: readonly ToldEvent[]): ToldEvent[] {
  const once = new Map(told.map((event) => [eventKey(event), event]))
  const at = (event: ToldEvent) => Date.parse(event.triggeredAt ?? event.seenAt)
  return [...once.values()].sort((one, other) => at(one) - at(other))
}

function stopsOf(reached: ReadonlyMap<LifeState, { at: string; jump: string | null }>): Stop[] {
  const isCanceled = reached.has('canceled')
  const line: LifeState[] = ['created', 'paid', 'shipped']
  // Of a canceled order the line ends there: what it never reached is not ahead of it any more.
  const shown = isCanceled ? line.filter((state) => state === 'created' || reached.has(state)) : line
  const furthest = line.findLastIndex((state) => reached.has(state))
  const stops = shown.map((state) => stopOf(state, reached, isCanceled || line.indexOf(state) < furthest))
  return isCanceled ? [...stops, stopOf('canceled', reached, false)] : stops
}

function stopOf(
  state: LifeState,
  reached: ReadonlyMap<LifeState, { at: string; jump: string | null }>,
  isBehind: boolean,
): Stop {
  const known = reached.get(state)
  const word = words[state]
  if (!known) return { state, word, at: null, kind: isBehind ? 'unseen' : 'ahead', jump: null }
  return { state, word, at: known.at, kind: known.jump ? 'jumped' : 'reached', jump: known.jump }
}
