import {
  type EventName,
  eventOfWireName,
  isEventName,
  type OrderBody,
  type SignatureVerdict,
  type ValidationError,
  type ValidationResult,
} from '../../contract/index.ts'
import type { QuarantineReason, RefusalReason } from './verdict.ts'

export type OnInvalid = 'quarantine' | 'reject'

/** What the steps before have found out about a request. */
export interface Facts {
  /** Undefined when no hooks token is set: the request is then unsigned, whatever header it bears. */
  signature: SignatureVerdict | undefined
  /** Value of Jumpseller-Event. */
  eventHeader: string | undefined
  /** Event named by the hook's URL, for hooks whose requests carry no event header. */
  eventOfPath: string | undefined
  /** Asked for only once the signature holds: a stranger's bytes are not parsed. */
  parse: () => { ok: true; value: unknown } | { ok: false }
  validate: (value: unknown) => ValidationResult
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
  /** Present when off schema. */
  errors?: ValidationError[]
}

export type Judgement = Genuine | { verdict: 'refused'; reason: RefusalReason }

/** Signature, then JSON, then event, then schema: the first that does not hold gives the reason. */
export function judge(facts: Facts, onInvalid: OnInvalid): Judgement {
  const { signature } = facts
  if (signature && !signature.ok) return { verdict: 'refused', reason: signature.reason }
  const judged = judgeGenuine(facts, signature ? 'valid' : 'unsigned')
  if (judged.verdict === 'accepted') return judged
  if (!signature && judged.reason === 'not_json') return { verdict: 'refused', reason: 'unsigned_not_json' }
  if (onInvalid === 'reject') return { verdict: 'refused', reason: 'rejected_as_invalid' }
  return judged
}

function judgeGenuine(facts: Facts, signature: 'valid' | 'unsigned'): Genuine {
  const wireEvent = facts.eventHeader || facts.eventOfPath || null
  const event = eventOf(facts)
  const quarantined = (reason: QuarantineReason, orderId: number | null): Genuine => ({
    verdict: 'quarantined',
    reason,
    signature,
    event,
    wireEvent,
    orderId,
  })
  const parsed = facts.parse()
  if (!parsed.ok) return quarantined('not_json', null)
  const orderId = orderIdOf(parsed.value)
  if (wireEvent === null) return quarantined('event_missing', orderId)
  if (event === null) return quarantined('event_unknown', orderId)
  const valid = facts.validate(parsed.value)
  if (!valid.ok) return { ...quarantined('off_schema', orderId), errors: valid.errors }
  return { verdict: 'accepted', reason: null, signature, event, wireEvent, orderId, body: valid.body }
}

/** The header bears the wire's name; a hook's URL, which a person wrote, may also bear the kit's. */
function eventOf({ eventHeader, eventOfPath = '' }: Facts): EventName | null {
  if (eventHeader) return eventOfWireName(eventHeader) ?? null
  return eventOfWireName(eventOfPath) ?? (isEventName(eventOfPath) ? eventOfPath : null)
}

/** A number that JavaScript cannot hold exactly names no order. */
function orderIdOf(value: unknown): number | null {
  const order = (value as { order?: { id?: unknown } | null } | null)?.order
  const id = order?.id
  return Number.isSafeInteger(id) ? (id as number) : null
}
