import type { Clock } from './clock.ts'
import { afterAttempt } from './domain/after-attempt.ts'
import { type Attempt, type AttemptAnswer, attemptId, endOf, outcomeOf } from './domain/attempt.ts'
import type { Delivery } from './domain/delivery.ts'
import type { DueAttempt } from './domain/faulty-request.ts'
import type { HookRecord } from './domain/hook.ts'
import { hookEndMail } from './domain/hook-end-mail.ts'
import type { RaisedEvent } from './domain/raised-event.ts'
import type { SendingStore } from './domain/request-headers.ts'
import type { RetryAnchor, RetryProfile } from './domain/retry-profile.ts'
import type { Faults, Strike } from './faults.ts'
import type { Outbox } from './outbox.ts'
import type { Sender, SendRequest, StoreLogger, StoreState } from './ports.ts'
import type { AttemptReport, Reporter } from './reports.ts'
import { sendWithFault } from './send-with-fault.ts'
import type { StoreIdentity } from './settings.ts'
import type { WaitingDeliveries } from './waiting-deliveries.ts'

export interface Attempting {
  /** Makes the delivery's next attempt and records it. */
  attempt(deliveryId: number): Promise<void>
  /** When the delivery is due next; null when it has ended, as it does when its hook has. */
  dueAfter(deliveryId: number): number | null
  /** From now on attempts that end are not recorded: they are made again at the next start. */
  abandon(): void
}

interface Parts {
  state: StoreState
  sender: Sender
  clock: Clock
  outbox: Outbox
  waiting: WaitingDeliveries
  faults: Faults
  reporter: Reporter
  identity: StoreIdentity
  sendingStore: SendingStore
  publicUrl: () => string
  profile: RetryProfile
  anchor: RetryAnchor
  logger: StoreLogger | undefined
}

/** An attempt that is about to be made. */
interface Due {
  delivery: Delivery
  event: RaisedEvent
  /** As it stood when the attempt began. */
  hook: HookRecord
  startedAt: number
  request: SendRequest
}

interface Sent extends Due {
  answer: AttemptAnswer
  strike?: Strike
  again?: AttemptAnswer | null
}

export function createAttempting(parts: Parts): Attempting {
  const { state, sender, clock, waiting, faults, reporter, identity, profile, logger } = parts
  let abandoned = false

  async function attempt(deliveryId: number): Promise<void> {
    const { delivery, event, hook } = look(deliveryId)
    if (delivery.state !== 'waiting' || hook.state !== 'active') return
    const startedAt = clock.now()
    const request = {
      url: hook.url,
      headers: event.headersFrom(parts.sendingStore),
      body: event.body,
      timeLimitMs: profile.timeLimitMs,
    }
    const strike = faults.inForce && strikeOn({ delivery, event, request })
    if (strike === 'held') return
    reporter.tell('delivery', { event, delivery, state: 'attempting' })
    const sent: Sent = strike
      ? await sendFaulty({ delivery, event, hook, startedAt, request }, strike)
      : { delivery, event, hook, startedAt, request, answer: await sender.send(request) }
    if (abandoned) return
    const { report, dropped } = record(sent)
    await saved()
    tellEnd(report, dropped)
  }

  function tellEnd(report: AttemptReport, dropped: number | null): void {
    const { event, delivery, hook } = report
    reporter.tell('attempt', report)
    if (dropped !== null) {
      reporter.tell('hookEnd', { hook, dropped })
      reporter.tell('hook', hook)
    }
    if (delivery.state === 'delivered') faults.inForce?.overtaken(event)
    if (delivery.state !== 'waiting') waiting.end(delivery)
    else reporter.tell('delivery', { event, delivery, state: 'waiting' })
  }

  /** While faults are in force: the one that strikes the attempt, unless it is to be made later. */
  function strikeOn({ delivery, event, request }: Pick<Due, 'delivery' | 'event' | 'request'>) {
    const strike = faults.inForce?.strike(dueAttempt({ delivery, event, request }))
    if (strike?.fault !== 'reorder' || strike.isLate) return strike
    faults.inForce?.hold(delivery, event)
    return 'held'
  }

  async function sendFaulty(due: Due, strike: Strike): Promise<Sent> {
    const facts = { sender, strike, due: dueAttempt(due), now: due.startedAt }
    return { ...due, ...(await sendWithFault(due.request, facts)), strike }
  }

  function dueAfter(deliveryId: number): number | null {
    const delivery = state.deliveries.get(deliveryId)
    if (delivery?.state !== 'waiting') return null
    if (state.hooks.get(delivery.hookId)?.state === 'active') return delivery.nextAttemptAt
    waiting.drop(delivery)
    return null
  }

  function look(deliveryId: number) {
    const delivery = state.deliveries.get(deliveryId)
    const event = delivery && state.events.get(delivery.eventId)
    const hook = delivery && state.hooks.get(delivery.hookId)
    if (!delivery || !event || !hook) throw new Error(`delivery ${deliveryId} is not whole on record`)
    return { delivery, event, hook }
  }

  /** Puts everything that the attempt changes in one go, so that it is written together. */
  function record(sent: Sent) {
    const { event } = sent
    // While it is under way nobody else changes the delivery; its hook may have failed, or gone, meanwhile.
    const hookBefore = state.hooks.get(sent.delivery.hookId) ?? sent.hook
    const attempt = keptAttempt(sent)
    const { delivery, hook, hookEnded } = afterAttempt({
      delivery: sent.delivery,
      hook: hookBefore,
      outcome: attempt.outcome,
      startedAt: sent.startedAt,
      now: clock.now(),
      profile,
      anchor: parts.anchor,
    })
    state.attempts.put(attempt)
    state.deliveries.put(delivery)
    if (hook !== hookBefore) state.hooks.put(hook)
    if (typeof clock.speed === 'number') state.clock.put(clock.setting())
    const report: AttemptReport = { event, delivery, hook, attempt }
    return { report, dropped: hookEnded ? endHook(report) : null }
  }

  /** Answers how many waiting deliveries were dropped. */
  function endHook(end: AttemptReport): number {
    const dropped = waiting.dropAllOf(end.hook.id)
    const store = { ...identity, url: parts.publicUrl() }
    parts.outbox.post(hookEndMail({ ...end, dropped, profile, store }), end.hook.id)
    logger?.warn({ hook: end.hook.id, state: end.hook.state, dropped }, 'a hook has ended')
    return dropped
  }

  /** A full disk must not stop the schedule: what is unsaved goes out with the next write. */
  async function saved(): Promise<void> {
    try {
      await state.saved()
    } catch (error) {
      logger?.error({ err: error }, 'an attempt could not be written; it is kept in memory')
    }
  }

  return {
    attempt,
    dueAfter,
    abandon() {
      abandoned = true
    },
  }
}

function dueAttempt({ delivery, event, request }: Pick<Due, 'delivery' | 'event' | 'request'>): DueAttempt {
  const { wireEvent, orderId } = event
  const { headers, body } = request
  return { deliveryId: delivery.id, n: delivery.attempts + 1, wireEvent, orderId, headers, body }
}

function keptAttempt(sent: Sent): Attempt {
  const { delivery, event, startedAt, request, answer } = sent
  const n = delivery.attempts + 1
  const received = answer.answered ? answer.answer : null
  const kept = {
    id: attemptId(delivery.id, n),
    deliveryId: delivery.id,
    n,
    startedAt,
    url: request.url,
    requestHeaders: request.headers === event.requestHeaders ? null : request.headers,
    ...outcomeOf(answer),
    status: received?.status ?? null,
    answer: received && {
      headers: received.headers,
      bodyBase64: base64Of(received.body),
      truncated: received.truncated,
    },
    latencyMs: answer.latencyMs,
  }
  return sent.strike ? { ...kept, ...faultOf(sent, sent.strike) } : kept
}

function faultOf({ event, request, again }: Sent, { fault }: Strike): Partial<Attempt> {
  return {
    fault,
    ...(request.body !== event.body && { sentBodyBase64: base64Of(request.body) }),
    ...(again && { again: endOf(again) }),
  }
}

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return byteLength === 0 ? '' : Buffer.from(buffer, byteOffset, byteLength).toString('base64')
}
