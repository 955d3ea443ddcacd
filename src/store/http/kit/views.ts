import type { EventName } from '../../../contract/index.ts'
import type { AttemptEnd, AttemptOutcome, FailureClass } from '../../domain/attempt.ts'
import type { ClockSpeed } from '../../domain/clock-setting.ts'
import type { DeliveryState } from '../../domain/delivery.ts'
import type { PlannedAttemptState } from '../../domain/delivery-plan.ts'
import type { FaultId } from '../../domain/faults.ts'
import type { HookState } from '../../domain/hook.ts'
import type { MailState } from '../../domain/mail.ts'
import type { OrderState, OrderStep } from '../../domain/order-life.ts'
import type { HookEndRule, RetryAnchor, RetryProfileName } from '../../domain/retry-profile.ts'

/*
 * What the kit's routes answer, in JSON: the page and scripts read it by these types. Times are ISO 8601 on the
 * store's clock.
 */

/** An order as lists show it. */
export interface OrderSummaryView {
  id: number
  state: Exclude<OrderState, 'none'>
  /** As on the wire: in the order's language. */
  status: string
  /** `status_enum` of the wire. */
  paymentStatus: string | null
  /** `shipment_status_enum` of the wire. */
  shipmentStatus: string | null
  /** `shipment_status` of the wire: in the order's language. */
  shipment: string | null
  /** ISO 4217. */
  currency: string | null
  total: number | null
  customerName: string | null
  customerEmail: string | null
  createdAt: string | null
  /** The steps that are legal now. */
  steps: Exclude<OrderStep, 'create'>[]
}

export interface OrderWithJsonView {
  order: OrderSummaryView
  /** The vendor's order as it is written, numbers in their spelling: JSON as text. */
  json: string
  /** Ids, newest first. */
  deliveries: number[]
}

export interface RaisedView {
  event: EventName
  orderId: number
  /** Ids. */
  deliveries: number[]
}

export interface HookView {
  id: number
  /** The kit's name where the event has one, else the wire name. */
  event: string
  wireEvent: string
  label: string
  url: string
  state: HookState
  createdAt: string
  endedAt: string | null
  consecutiveFailures: number
  /** When it ends if nothing is delivered any more; null while nothing planned leads there. */
  endsAt: string | null
  /** Milliseconds of the store's clock. */
  endsInMs: number | null
}

/** A delivery as lists show it. */
export interface DeliveryView {
  id: number
  event: string
  wireEvent: string
  orderId: number | null
  hookId: number
  url: string
  state: DeliveryState
  attemptCount: number
  triggeredAt: string
  createdAt: string
  firstAttemptAt: string | null
  lastAttemptAt: string | null
  nextAttemptAt: string | null
  endedAt: string | null
  redeliveryOf: number | null
}

export interface BodyView {
  body: string
  /** The exact bytes. */
  bodyBase64: string
}

export interface AttemptView {
  /** From 1. */
  n: number
  startedAt: string
  outcome: AttemptOutcome
  /** Null when delivered. */
  failure: FailureClass | null
  message: string | null
  status: number | null
  /** Milliseconds of the wall clock. */
  latencyMs: number
  request: BodyView & { method: 'POST'; url: string; headers: Readonly<Record<string, string>> }
  /** The fault that the store was told to commit; null where it behaved. */
  fault: FaultId | null
  /** What came of the second request, where the fault sent one. */
  again: AttemptEnd | null
  /** Null when none came. */
  answer:
    | (BodyView & { status: number | null; headers: Readonly<Record<string, string>>; truncated: boolean })
    | null
}

export interface PlannedAttemptView {
  /** From 1. */
  n: number
  /** When it was made, is expected, or would have fallen. */
  at: string
  state: PlannedAttemptState
}

export interface WholeDeliveryView extends DeliveryView {
  hook: HookView
  attempts: AttemptView[]
  /** All attempts that the profile has for it. */
  schedule: PlannedAttemptView[]
  /** What is left if every further attempt of this delivery fails; its hook may end earlier, by others. */
  ifAllFail: {
    /** The last attempt's begin; null once the delivery has ended. */
    endsAt: string | null
    /** Milliseconds of the store's clock. */
    endsInMs: number | null
    attemptsLeft: number
  }
}

export interface ClockView {
  now: string
  speed: ClockSpeed
  /** Deliveries that wait for their next attempt. */
  waiting: number
  nextAttemptAt: string | null
}

/** How the store misbehaves, and all the ways that there are. */
export interface FaultsView {
  /** What the chance of each attempt is drawn from. */
  seed: string | number
  faults: {
    fault: FaultId
    /** Every n-th attempt that it fits. */
    every: number | null
    /** This share of them, by chance. */
    share: number | null
    /** Only attempts of this event. */
    event: string | null
    /** So many times; then it ends. */
    first: number | null
    /** Attempts struck so far. */
    struck: number
    ended: boolean
  }[]
  known: { fault: FaultId; title: string; receiverMeets: string; rightReceiver: string }[]
}

export interface MailView {
  id: number
  hookId: number
  date: string
  from: string
  to: readonly string[]
  subject: string
  text: string
  state: MailState
  /** Times that the SMTP server was asked. */
  sendings: number
  answer: string | null
}

/** Who the store is and by which rule it retries. Its secrets are not told. */
export interface StoreView {
  code: string
  name: string
  login: string
  adminEmail: string
  publicUrl: string
  /** Whether bodies are signed. */
  hooksToken: boolean
  anchor: RetryAnchor
  profile: {
    name: RetryProfileName
    attempts: number
    /** Minutes from the anchor to each retry: N^4. */
    delaysMinutes: number[]
    /** Minutes after the first attempt at which the attempts of a delivery that always fails fall. */
    timetableMinutes: number[]
    timeLimitMs: number
    hookEnds: HookEndRule
    hookBecomes: 'deleted' | 'paused'
  }
}

/** What the live feed tells, by the name of the event: what has changed, to be read anew by whom it concerns. */
export interface LiveEvents {
  attempt: {
    /** `<delivery id>.<n>`. */
    id: string
    deliveryId: number
    n: number
    hookId: number
    orderId: number | null
    event: string
    outcome: AttemptOutcome
    status: number | null
  }
  delivery: {
    id: number
    state: DeliveryState
    hookId: number
    orderId: number | null
    event: string
    attemptCount: number
    nextAttemptAt: string | null
  }
  hook: { id: number; state: HookState; event: string }
  mail: { id: number; state: MailState; hookId: number }
  order: { id: number; state: OrderState }
  clock: ClockView & { id: 'clock' }
  /** Faults that have not ended. */
  faults: { id: 'faults'; inForce: FaultId[] }
}

export type LiveEvent = {
  [K in keyof LiveEvents]: { name: K; data: LiveEvents[K] }
}[keyof LiveEvents]
