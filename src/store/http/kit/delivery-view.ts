import type { Deliveries } from '../../deliveries.ts'
import type { Attempt } from '../../domain/attempt.ts'
import type { Delivery } from '../../domain/delivery.ts'
import type { RaisedEvent } from '../../domain/raised-event.ts'
import type { ApiParts } from '../api-parts.ts'
import { hookView } from './hook-view.ts'
import { timeText } from './time-text.ts'
import type { AttemptView, BodyView, DeliveryView, WholeDeliveryView } from './views.ts'

/** A delivery as lists show it. */
export function deliveryView(delivery: Delivery, deliveries: Deliveries): DeliveryView {
  const event = deliveries.eventOf(delivery)
  return {
    id: delivery.id,
    event: event.event,
    wireEvent: event.wireEvent,
    orderId: event.orderId,
    hookId: delivery.hookId,
    url: deliveries.hookOf(delivery).url,
    state: deliveries.stateOf(delivery),
    attemptCount: delivery.attempts,
    triggeredAt: timeText(event.triggeredAt),
    createdAt: timeText(delivery.createdAt),
    firstAttemptAt: timeText(delivery.firstAttemptAt),
    lastAttemptAt: timeText(delivery.lastAttemptAt),
    nextAttemptAt: timeText(delivery.nextAttemptAt),
    endedAt: timeText(delivery.endedAt),
    redeliveryOf: delivery.redeliveryOf,
  }
}

/** The same with its hook and every attempt, made and to come. Bodies come as text, and exactly as Base64. */
export function wholeDeliveryView(delivery: Delivery, parts: ApiParts): WholeDeliveryView {
  const { deliveries, time } = parts
  const event = deliveries.eventOf(delivery)
  const { attempts, ifAllFail } = deliveries.planOf(delivery)
  const { endsAt, attemptsLeft } = ifAllFail
  return {
    ...deliveryView(delivery, deliveries),
    hook: hookView(deliveries.hookOf(delivery), parts),
    attempts: deliveries.attemptsOf(delivery).map((attempt) => attemptView(attempt, event)),
    schedule: attempts.map(({ n, at, state }) => ({ n, at: timeText(at), state })),
    ifAllFail: {
      endsAt: timeText(endsAt),
      endsInMs: endsAt === null ? null : Math.max(0, endsAt - time.setting().now),
      attemptsLeft,
    },
  }
}

function attemptView(attempt: Attempt, event: RaisedEvent): AttemptView {
  return {
    n: attempt.n,
    startedAt: timeText(attempt.startedAt),
    outcome: attempt.outcome,
    failure: attempt.outcome === 'delivered' ? null : attempt.outcome,
    message: attempt.message,
    status: attempt.status,
    latencyMs: attempt.latencyMs,
    fault: attempt.fault ?? null,
    again: attempt.again ?? null,
    request: {
      method: 'POST',
      url: attempt.url,
      headers: attempt.requestHeaders ?? event.requestHeaders ?? {},
      ...bodyView(attempt.sentBodyBase64 ?? event.bodyBase64),
    },
    answer: attempt.answer && {
      status: attempt.status,
      headers: attempt.answer.headers,
      ...bodyView(attempt.answer.bodyBase64),
      truncated: attempt.answer.truncated,
    },
  }
}

function bodyView(bodyBase64: string): BodyView {
  return { body: Buffer.from(bodyBase64, 'base64').toString('utf8'), bodyBase64 }
}
