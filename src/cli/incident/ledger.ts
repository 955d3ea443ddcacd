import { eventOfWireName } from '../../contract/index.ts'
import {
  type Attempt,
  type DeliveryState,
  type FaultId,
  faults,
  type HookState,
  type OutboxMail,
} from '../../store/index.ts'
import type { OpenStage } from './open-stage.ts'

/** What became of one event on its way to its hook. */
export interface LedgerRow {
  event: string
  orderId: number | null
  /** `unsent`: its hook was gone when it was raised, so that no delivery was begun. */
  state: DeliveryState | 'unsent'
  attempts: number
  /** Milliseconds of the store's clock from the event to the attempt that delivered it; null when none did. */
  lateMs: number | null
  /** Outcome of the last attempt. */
  outcome: string | null
  /** What it was answered; null when nothing was. */
  status: number | null
  faults: FaultId[]
}

/** An answer that no right receiver gives. */
export interface WrongAnswer {
  event: string
  orderId: number | null
  fault: FaultId
  status: number | null
}

export interface Ledger {
  rows: LedgerRow[]
  /** Answered 2xx, though it was not genuine. */
  forgeriesTaken: WrongAnswer[]
  /** The second of two equal requests was not answered 2xx. */
  twinsRefused: WrongAnswer[]
  hooks: { event: string; state: HookState; endedAt: number | null }[]
  mails: OutboxMail[]
  /** Milliseconds of the wall; null when nothing was answered. */
  answerTimes: { p50: number; p99: number } | null
  /** Attempts that ran into the time limit. */
  timedOut: number
}

/** Reads what happened off the store's records. */
export function ledgerOf({ store, state }: OpenStage): Ledger {
  const deliveries = store.deliveries.all()
  const sent = new Set(deliveries.map(({ eventId }) => eventId))
  const attempted = deliveries.map((delivery) => ({
    delivery,
    event: store.deliveries.eventOf(delivery),
    attempts: store.deliveries.attemptsOf(delivery),
  }))
  const rows = attempted.map(({ delivery, event, attempts }): LedgerRow => {
    const last = attempts.at(-1)
    return {
      event: event.event,
      orderId: event.orderId,
      state: delivery.state,
      attempts: delivery.attempts,
      lateMs: delivery.state === 'delivered' && last ? last.startedAt - delivery.createdAt : null,
      outcome: last?.outcome ?? null,
      status: last?.status ?? null,
      faults: attempts.flatMap(({ fault }) => fault ?? []),
    }
  })
  const unsent = [...state.events.values()].filter(({ id }) => !sent.has(id))
  const all = attempted.flatMap(({ event: { event, orderId }, attempts }) =>
    attempts.map((attempt) => ({ event, orderId, attempt })),
  )
  return {
    rows: [...rows, ...unsent.map(({ event, orderId }) => ({ event, orderId, ...neverSent }))],
    forgeriesTaken: all.flatMap(({ attempt, ...about }) =>
      attempt.fault && faults[attempt.fault].wants === 'refused' && attempt.outcome === 'delivered'
        ? [{ ...about, fault: attempt.fault, status: attempt.status }]
        : [],
    ),
    twinsRefused: all.flatMap(({ attempt: { fault, again, outcome }, ...about }) =>
      fault && again && again.outcome !== 'delivered' && outcome === 'delivered'
        ? [{ ...about, fault, status: again.status }]
        : [],
    ),
    hooks: [...state.hooks.values()].map(({ wireEvent, state: hookState, endedAt }) => ({
      event: eventOfWireName(wireEvent) ?? wireEvent,
      state: hookState,
      endedAt,
    })),
    mails: store.outbox.all(),
    answerTimes: answerTimes(all.map(({ attempt }) => attempt)),
    timedOut: all.filter(({ attempt }) => attempt.outcome === 'timeout').length,
  }
}

const neverSent = {
  state: 'unsent',
  attempts: 0,
  lateMs: null,
  outcome: null,
  status: null,
  faults: [] as FaultId[],
} as const

function answerTimes(attempts: readonly Attempt[]): Ledger['answerTimes'] {
  const times = attempts.flatMap(({ status, latencyMs }) => (status === null ? [] : latencyMs))
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return times.length === 0 ? null : { p50: at(0.5), p99: at(0.99) }
}

export function isLost({ state }: LedgerRow): boolean {
  return state !== 'delivered'
}
