import {
  type EventName,
  eventOfWireName,
  isEventName,
  type OrderBody,
  type SignatureVerdict,
  type ValidationResult,
} from '../../contract/index.ts'
import type { QuarantineReason, RefusalReason } from './verdict.ts'

export type OnInvalid = 'quarantine' | 'reject'

/** What is known of a request before its body is read. */
export interface Facts<Body> {
  body: Body
  /** Undefined when no hooks token is set: the request is then unsigned, whatever header it bears. */
  signature: SignatureVerdict | undefined
  /** Value of Jumpseller-Event. */
  eventHeader: string | undefined
  /** Event named by the hook's URL, for hooks whose requests carry no event header. */
  eventOfPath: string | undefined
}

/** How a body is read, and what becomes of one that is not as expected. */
export interface Steps<Body> {
  /** Taken only once the signature holds: a stranger's bytes are not parsed. */
  parse: (body: Body) => { ok: true; value: unknown } | { ok: false }
  validate: (value: unknown) => ValidationResult
  onInvalid: OnInvalid
}

export interface Genuine {
  verdict: 'accepted' | 'quarantined'
  reason: QuarantineReason | null
  signature: 'valid' | 'unsigned'
  event: EventName | null
  wireEvent: string | null
  orderId: number | null
  /** Present when accepted. */
  body?: OrderBody
}

export type Judgement = Genuine | { verdict: 'refused'; reason: RefusalReason }

/** Signature, then JSON, then event, then schema: the first that does not hold gives the reason. */
export function judge<Body>(facts: Facts<Body>, steps: Steps<Body>): Judgement {
  const { signature } = facts
  if (signature && !signature.ok) return { verdict: 'refused', reason: signature.reason }
  const judged = judgeGenuine(facts, steps)
  if (judged.verdict === 'accepted') return judged
  if (!signature && judged.reason === 'not_json') return { verdict: 'refused', reason: 'unsigned_not_json' }
  if (steps.onInvalid === 'reject') return { verdict: 'refused', reason: 'rejected_as_invalid' }
  return judged
}

function judgeGenuine<Body>(facts: Facts<Body>, steps: Steps<Body>): Genuine {
  const signature = facts.signature ? 'valid' : 'unsigned'
  const wireEvent = facts.eventHeader || facts.eventOfPath || null
  const event = eventOf(facts)
  const parsed = steps.parse(facts.body)
  const orderId = parsed.ok ? orderIdOf(parsed.value) : null
  const known = { signature, event, wireEvent, orderId } as const
  if (!parsed.ok) return { verdict: 'quarantined', reason: 'not_json', ...known }
  if (wireEvent === null) return { verdict: 'quarantined', reason: 'event_missing', ...known }
  if (event === null) return { verdict: 'quarantined', reason: 'event_unknown', ...known }
  const valid = steps.validate(parsed.value)
  if (!valid.ok) return { verdict: 'quarantined', reason: 'off_schema', ...known }
  return { verdict: 'accepted', reason: null, signature, event, wireEvent, orderId, body: valid.body }
}

/** The header bears the wire's name; a hook's URL, which a person wrote, may also bear the kit's. */
function eventOf({ eventHeader, eventOfPath = '' }: Facts<unknown>): EventName | null {
  if (eventHeader) return eventOfWireName(eventHeader) ?? null
  return eventOfWireName(eventOfPath) ?? (isEventName(eventOfPath) ? eventOfPath : null)
}

/** A number that JavaScript cannot hold exactly names no order. */
function orderIdOf(value: unknown): number | null {
  const order = (value as { order?: { id?: unknown } | null } | null)?.order
  const id = order?.id
  return Number.isSafeInteger(id) ? (id as number) : null
}
